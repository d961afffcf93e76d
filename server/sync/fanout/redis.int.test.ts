import { describe, expect, it } from 'vitest';
import { hasTestRedis, nextConnection, redisNodes } from '@/server/redis/testing';
import { eventually } from '@/server/testing/eventually';
import { bytes, connect, fanOutContract, listen } from '../testing/fanOutContract';
import { createRedisFanOut } from './redis';

describe.skipIf(!(await hasTestRedis()))('with a Redis server', () => {
  fanOutContract('fan-out through Redis', async () => {
    const nodes = await redisNodes();
    return { node: async () => createRedisFanOut(await nodes.node()), close: nodes.close };
  });

  it('hears again after the server has ended its connection', async () => {
    const nodes = await redisNodes();
    try {
      const [one, two] = [await nodes.node(), await nodes.node()];
      const mouth = listen(createRedisFanOut(one), 'a');
      const ear = listen(createRedisFanOut(two), 'a');
      await connect([mouth, ear]);
      for (const round of ['once', 'twice', 'three times']) {
        const back = nextConnection(two);
        await nodes.cut(two);
        await back;
        mouth.line.say(bytes(round));
        await eventually(() => expect(ear.texts().at(-1)).toBe(round));
      }
    } finally {
      await nodes.close();
    }
  });
});
