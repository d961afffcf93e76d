import { expect, it } from 'vitest';
import { createWakeUp } from './wakeUp';

it('counts several rings before a wait as one, and remembers one that came before', async () => {
  const abort = new AbortController();
  const bell = createWakeUp(abort.signal);
  bell.wake();
  bell.wake();
  await bell.next(null);
  let isOver = false;
  const waiting = bell.next(null).then(() => {
    isOver = true;
  });
  await Promise.resolve();
  expect(isOver).toBe(false);
  bell.wake();
  await waiting;
});

it('rings by itself after a time, and at the abort for ever', async () => {
  const abort = new AbortController();
  const bell = createWakeUp(abort.signal);
  await bell.next(1);
  const waiting = bell.next(null);
  abort.abort();
  await waiting;
  await bell.next(null);
});
