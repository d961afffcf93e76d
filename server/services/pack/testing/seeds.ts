import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The shipped packs and rubrics. */
export const SEEDS_DIR = fileURLToPath(new URL('../../../../seeds', import.meta.url));

/** The categories and lines of the list that the system design pack was made from, in its order. */
export function readSourceList(): { title: string; lines: string[] }[] {
  const source = readFileSync(`${SEEDS_DIR}/packs/system-design/source.md`, 'utf8');
  const categories: { title: string; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const heading = /^### \*\*\d+\. (.+)\*\*$/.exec(line);
    if (heading?.[1]) categories.push({ title: heading[1], lines: [] });
    else if (line.startsWith('- ')) categories.at(-1)?.lines.push(line.slice(2));
    else if (line !== '' && line !== '---') throw new Error(`This line of the source is neither: ${line}`);
  }
  return categories;
}
