// Measures the forms in which a board can be kept, one beside the other. Prints its figures as JSON.
import { FORMS, type Form } from './forms';
import { dragSteps, makeShapes, type Step } from './shapes';

/** Median bytes and sizes of one form. */
export type BoardFigures = {
  bytesPerStep: number;
  bytesPerShapeInGroup: number;
  freshBytes: number;
  growthAlone: number;
  growthGroup: number;
  growthTwo: number;
  openMs500: number;
  openMs5000: number;
  /** Steps of the runs that took too long and were not taken to their end, by the name of their growth. */
  endedAfter: Partial<Record<'growthAlone' | 'growthGroup' | 'growthTwo', number>>;
};

const GROUP = 20;

/** Minutes that a run of steps may take: one of the forms becomes slower with every step. */
const LIMIT_MINUTES = 2;

// The canvas's library waits for frames, which there are none of here; what was changed is written at once.
Object.assign(globalThis, { requestAnimationFrame: () => 0, cancelAnimationFrame: () => {} });

function measure(form: Form, moves: number, repeats: number): BoardFigures {
  const drag = (people: number, together: number) => grow(form, { moves, shapes: 500, people, together });
  const [alone, group, two] = [drag(1, 1), drag(1, GROUP), drag(2, 1)];
  return {
    bytesPerStep: alone.bytesPerStep,
    bytesPerShapeInGroup: group.bytesPerStep / GROUP,
    freshBytes: alone.fresh,
    growthAlone: alone.growth,
    growthGroup: group.growth,
    growthTwo: two.growth,
    openMs500: openMs(form, 500, repeats),
    openMs5000: openMs(form, 5000, repeats),
    endedAfter: { growthAlone: alone.endedAfter, growthGroup: group.endedAfter, growthTwo: two.endedAfter },
  };
}

function grow(form: Form, options: Parameters<typeof dragSteps>[0]) {
  const board = form.make(makeShapes(options.shapes), options.people);
  const fresh = board.stored().length;
  const sizes: number[] = [];
  const deadline = performance.now() + LIMIT_MINUTES * 60_000;
  let moves = 0;
  for (const step of dragSteps(options)) {
    sizes.push(board.step(step as Step));
    moves += options.together;
    if (performance.now() > deadline) break;
  }
  const endedAfter = moves < options.moves ? moves : undefined;
  return { fresh, growth: board.stored().length / fresh, bytesPerStep: median(sizes), endedAfter };
}

function openMs(form: Form, count: number, repeats: number): number {
  const stored = form.make(makeShapes(count), 1).stored();
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const started = performance.now();
    const store = form.open(stored);
    times.push(performance.now() - started);
    const found = store.allRecords().filter(({ typeName }) => typeName === 'shape').length;
    if (found !== count)
      throw new Error(`${form.title}: ${found} of ${count} shapes are there after opening.`);
    store.dispose();
  }
  return median(times);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

const isQuick = process.argv.includes('--quick');
const form = FORMS[process.argv[2] ?? ''];
if (!form) throw new Error(`Give one of ${Object.keys(FORMS).join(', ')}.`);
const figures = measure(form, isQuick ? 20_000 : 100_000, isQuick ? 5 : 15);
// tldraw's room would keep the process from ending.
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
