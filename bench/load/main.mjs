// The process that plays all clients. It is told what to do by the process that runs the benchmark.
import { acknowledgements } from './acks.mjs';
import { comeback } from './comeback.mjs';
import { saturated, steady } from './draw.mjs';
import { joinDragged, joinLarge } from './joins.mjs';
import { closeRooms, openRooms } from './memory.mjs';
import { unexpectedEnd } from './wire.mjs';

const TASKS = {
  acknowledgements,
  closeRooms,
  comeback,
  joinDragged,
  joinLarge,
  openRooms,
  saturated,
  steady,
};

process.on('message', async ({ task, target, options }) => {
  try {
    const result = await Promise.race([
      TASKS[task](target, options),
      unexpectedEnd.then((error) => {
        throw error;
      }),
    ]);
    process.send({ result: result ?? null });
  } catch (error) {
    process.send({ error: error instanceof Error ? error.stack : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
