import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PAGE } from './paths.mjs';

/**
 * The page's parts in their order. Each benchmark writes its own and leaves the others as they are; what the runs
 * under stress have shown is written by hand.
 */
const PARTS = ['sync', 'stress', 'board', 'canvas', 'bank'];

const HEAD = '# Benchmarks\n\nWritten by `npm run bench`; each part names the command that replaces it.\n';

const mark = (part) => `<!-- part: ${part} -->`;

/** Writes a part of the page of benchmarks: Markdown that begins with a heading of the second level. */
export function writePart(name, markdown) {
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const parts = new Map(PARTS.map((part) => [part, partOf(page, part)]));
  parts.set(name, markdown.trim());
  const written = PARTS.filter((part) => parts.get(part)).map(
    (part) => `${mark(part)}\n\n${parts.get(part)}\n`,
  );
  writeFileSync(PAGE, [HEAD, ...written].join('\n'));
}

function partOf(page, part) {
  const start = page.indexOf(mark(part));
  if (start < 0) return '';
  const ends = PARTS.map((other) => page.indexOf(mark(other))).filter((at) => at > start);
  return page.slice(start + mark(part).length, ends.length > 0 ? Math.min(...ends) : undefined).trim();
}
