import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

/** Work that ends when it is told to. */
function work() {
  let end!: (outcome: 'done' | 'failed') => void;
  const ended = new Promise<void>((resolve, reject) => {
    end = (outcome) => (outcome === 'done' ? resolve() : reject(new Error('failed')));
  });
  return { ended, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  it('lets so many work at a time, in the order they came, and sends away who is too many', async () => {
    const turns = new Turns(2, 2, 'Too many.');
    const works = Array.from({ length: 4 }, work);
    const begun: number[] = [];
    const taken = works.map(({ ended }, i) =>
      turns.take(async () => {
        begun.push(i);
        await ended;
      }),
    );
    await settle();
    expect(begun).toEqual([0, 1]);
    await expect(turns.take(async () => {})).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Too many.',
    });
    works[1]?.end('done');
    await settle();
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of works) end('done');
    await Promise.all(taken);
    expect(begun).toEqual([0, 1, 2, 3]);
    expect(await turns.take(async () => 7)).toBe(7);
  });

  it('goes on after work that fails', async () => {
    const turns = new Turns(1, 1, 'Too many.');
    const first = work();
    const failing = turns.take(() => first.ended);
    const next = turns.take(async () => 'next');
    first.end('failed');
    await expect(failing).rejects.toThrow('failed');
    await expect(next).resolves.toBe('next');
  });
});
