import { afterEach, describe, it } from 'vitest';
import { randomFrom } from '@/lib/testing/random';
import { World } from './testing/world';

/** `SEED=` repeats one run, `RUNS=` and `OPS=` make it longer. */
const SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const RUNS = Number(process.env.RUNS ?? 40);
const OPS = Number(process.env.OPS ?? 200);

/** Looking through the whole log takes longer than what happens in between. */
const STEPS_PER_CHECK = 10;

let story = '';
afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stdout.write(`${story}\n`);
});

async function run(seed: number): Promise<void> {
  const world = new World(randomFrom(seed));
  for (let op = 0; op < OPS; op++) {
    story = `SEED=${seed} OPS=${OPS}, failed after: ${world.done.join(', ')}`;
    await world.step();
    if (op % STEPS_PER_CHECK === 0) world.check();
  }
  await world.settle();
  story = `SEED=${seed} OPS=${OPS}, did not agree after: ${world.done.join(', ')}`;
  world.checkSettled();
}

describe('convergence', () => {
  const seeds = SEED === undefined ? Array.from({ length: RUNS }, (_, i) => 1000 + i) : [SEED];
  it.each([
    ['what another node sent was called saved because a reconnecting client had it too', 1008],
    ['so was what came with something new', 1040],
    ['a checkpoint left out what another node had written during a failed write', 1205],
    ['the same, found out at the end only', 1393],
    ['a checkpoint had what was on the board already and only on its way to the journal', 1877],
  ])('%s, SEED=%i', (_what, seed) => run(seed));

  it.each(seeds)('everyone and the log agree in the end, SEED=%i', run);
});
