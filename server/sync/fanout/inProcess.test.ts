import { expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { bytes, fanOutContract, listen } from '../testing/fanOutContract';
import { createHub } from './inProcess';

fanOutContract('fan-out in one process', async () => {
  const hub = createHub();
  return { node: async () => hub.node(newId()), close: async () => {} };
});

it('loses and delays what its carrier loses and delays', () => {
  const delayed: (() => void)[] = [];
  const hub = createHub((message, deliver) => {
    if (message.bytes.length > 1) delayed.push(deliver);
  });
  const mouth = listen(hub.node('one'), 'room');
  const ear = listen(hub.node('two'), 'room');
  for (const text of ['a', 'bb', 'c', 'dd']) mouth.line.say(bytes(text));
  expect(ear.texts()).toEqual([]);
  for (const deliver of delayed.reverse()) deliver();
  expect(ear.texts()).toEqual(['dd', 'bb']);
});
