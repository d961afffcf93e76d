import { afterAll, expect, it } from 'vitest';
import { setRuntime } from '@/server/runtime';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview, type TestPerson } from '@/server/testing/people';
import { handleTrpc } from '../handle';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  let listening = 0;
  const { subscribe } = rt.bus;
  rt.bus.subscribe = (type, handler) => {
    listening += 1;
    const stop = subscribe(type, handler);
    return () => {
      listening -= 1;
      stop();
    };
  };
  setRuntime(rt);
  const interview = await newInterview(rt, await newWorkspace(rt));
  const candidate = await admittedCandidate(rt, interview);
  return { interview, candidate, roomId: interview.roomId, listening: () => listening };
};

/** The stream as a browser's EventSource asks for it. */
async function open(who: TestPerson, roomId: string) {
  const input = encodeURIComponent(JSON.stringify({ json: { roomId } }));
  const abort = new AbortController();
  const response = await handleTrpc(
    new Request(`http://localhost:3000/api/trpc/room.watch?input=${input}`, {
      headers: {
        accept: 'text/event-stream',
        cookie: who.cookies.map((line) => line.split(';')[0]).join('; '),
      },
      signal: abort.signal,
    }),
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    type: response.headers.get('content-type'),
    abort: () => abort.abort(),
    cancel: () => reader?.cancel(),
    /** Reads until it contains `part`, and returns everything so far. */
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) throw new Error(`The stream ended without ${part}: ${text}`);
        text += chunk.value;
      }
      return text;
    },
  };
}

it('streams views to the browser until the end, and then says that it is over', async () => {
  const { interview, candidate, roomId, listening } = await setUp();
  const stream = await open(candidate, roomId);
  expect(stream.type).toContain('text/event-stream');
  await stream.until('"phase":"live"');
  expect(listening()).toBe(4);
  await interview.interviewer.trpc.room.end({ roomId });
  await stream.until('"phase":"ended"');
  await stream.until('event: return');
  expect(listening()).toBe(0);
});

it('sends a refusal with its code, so that the browser does not come back', async () => {
  const { interview, candidate, roomId, listening } = await setUp();
  const stream = await open(candidate, roomId);
  await stream.until('"phase":"live"');
  await interview.interviewer.trpc.room.remove({ roomId, passId: candidate.passId });
  const text = await stream.until('event: serialized-error');
  expect(await stream.until('withdrawn')).toContain('"httpStatus":412');
  expect(text).not.toContain('stack');
  expect(listening()).toBe(0);
});

it.each(['abort', 'cancel'] as const)('stops listening when the browser goes away (%s)', async (how) => {
  const { candidate, roomId, listening } = await setUp();
  const stream = await open(candidate, roomId);
  await stream.until('"phase":"live"');
  expect(listening()).toBe(4);
  await stream[how]();
  await expect.poll(listening).toBe(0);
});
