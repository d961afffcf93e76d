import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the benchmark, and the project's. */
export const BENCH = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.dirname(BENCH);

/** Our server's bundles: in node_modules, so that they find the product's own packages. */
export const BUNDLES = path.join(ROOT, 'node_modules', '.cache', 'drawbridge-bench');

/** What servers store, removed after each of them. */
export const DATA = path.join(BENCH, 'data');

export const RESULTS = path.join(BENCH, 'results');
export const PAGE = path.join(ROOT, 'docs', 'benchmarks.md');
