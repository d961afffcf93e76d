import { install } from './install.mjs';
import { runTasks, TASKS } from './tasks.mjs';

/** Installs and builds whatever is not up to date; by default everything the server needs. */
export async function prepare(keys = Object.keys(TASKS), options = {}) {
  await install(options);
  await runTasks(keys, options);
}
