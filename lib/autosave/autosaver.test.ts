import { describe, expect, it } from 'vitest';
import { createAutosaver, type PendingStore } from './autosaver';

/** Timers that run only when told to. */
function manualTimers() {
  let waiting: { run: () => void; ms: number }[] = [];
  return {
    setTimer: (run: () => void, ms: number) => {
      const timer = { run, ms };
      waiting.push(timer);
      return timer;
    },
    clearTimer: (timer: unknown) => {
      waiting = waiting.filter((other) => other !== timer);
    },
    pauses: () => waiting.map((timer) => timer.ms),
    async elapse() {
      const due = waiting;
      waiting = [];
      for (const timer of due) timer.run();
      await settle();
    },
  };
}

async function settle() {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

function memoryStore(
  initial: Record<string, string> = {},
): PendingStore<string> & { kept: Record<string, string> } {
  const store = {
    kept: initial,
    read: () => store.kept,
    write: (pending: Record<string, string>) => {
      store.kept = pending;
    },
  };
  return store;
}

/** A server whose answers the test decides. */
function server() {
  const calls: { key: string; value: string; ok: () => void; fail: (error: Error) => void }[] = [];
  return {
    calls,
    save: (key: string, value: string) =>
      new Promise<void>((ok, fail) => {
        calls.push({ key, value, ok, fail });
      }),
  };
}

const refusal = (error: unknown) =>
  error instanceof Error && error.message.startsWith('refused') ? error.message : null;

describe('createAutosaver', () => {
  it('sends the newest value after a pause and is saved only when the server says so', async () => {
    const timers = manualTimers();
    const api = server();
    const store = memoryStore();
    const saver = createAutosaver({ ...timers, save: api.save, refusal, store });
    saver.set('n', 'a');
    saver.set('n', 'ab');
    expect(saver.getState().kind).toBe('saving');
    await timers.elapse();
    expect(api.calls.map((call) => call.value)).toEqual(['ab']);
    expect(saver.getState().kind).toBe('saving');
    expect(store.kept).toEqual({ n: 'ab' });
    api.calls[0]?.ok();
    await settle();
    expect(saver.getState().kind).toBe('saved');
    expect(store.kept).toEqual({});
  });

  it('sends again what changed while a save was under way, one request at a time', async () => {
    const timers = manualTimers();
    const api = server();
    const saver = createAutosaver({ ...timers, save: api.save, refusal, store: memoryStore() });
    saver.set('n', 'a');
    await timers.elapse();
    saver.set('n', 'b');
    await timers.elapse();
    expect(api.calls).toHaveLength(1);
    api.calls[0]?.ok();
    await settle();
    expect(saver.getState().kind).toBe('saving');
    await timers.elapse();
    expect(api.calls.map((call) => call.value)).toEqual(['a', 'b']);
    api.calls[1]?.ok();
    await settle();
    expect(saver.getState().kind).toBe('saved');
  });

  it('keeps trying with growing pauses while the server is away', async () => {
    const timers = manualTimers();
    const api = server();
    const store = memoryStore();
    const saver = createAutosaver({ ...timers, save: api.save, refusal, store });
    saver.set('n', 'a');
    await timers.elapse();
    for (const pause of [1000, 2000, 4000]) {
      api.calls.at(-1)?.fail(new Error('network'));
      await settle();
      expect(saver.getState().kind).toBe('retrying');
      expect(timers.pauses()).toEqual([pause]);
      expect(store.kept).toEqual({ n: 'a' });
      await timers.elapse();
    }
    api.calls.at(-1)?.ok();
    await settle();
    expect(saver.getState().kind).toBe('saved');
  });

  it('shows a refusal, keeps the value, and tries again once it is changed', async () => {
    const timers = manualTimers();
    const api = server();
    const saver = createAutosaver({ ...timers, save: api.save, refusal, store: memoryStore() });
    saver.set('n', 'too long');
    await timers.elapse();
    api.calls[0]?.fail(new Error('refused: too long'));
    await settle();
    expect(saver.getState()).toEqual({ kind: 'refused', message: 'refused: too long' });
    expect(saver.pending()).toEqual({ n: 'too long' });
    expect(timers.pauses()).toEqual([]);
    saver.set('n', 'short');
    await timers.elapse();
    api.calls[1]?.ok();
    await settle();
    expect(saver.getState().kind).toBe('saved');
  });

  it('sends at once what an earlier tab left behind', async () => {
    const timers = manualTimers();
    const api = server();
    const saver = createAutosaver({ ...timers, save: api.save, refusal, store: memoryStore({ n: 'left' }) });
    expect(saver.getState().kind).toBe('saving');
    await timers.elapse();
    expect(api.calls.map((call) => [call.key, call.value])).toEqual([['n', 'left']]);
  });
});
