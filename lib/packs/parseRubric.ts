import { type Rubric, rubricSchema } from '@/lib/schemas/rubric';
import type { Parsed } from './problem';
import { readYaml } from './readYaml';
import { readLines } from './text';

/** Reads a rubric file. `file` names it in problems. */
export function parseRubric(file: string, text: string): Parsed<Rubric> {
  const lines = readLines(file, text);
  return lines.ok ? readYaml(file, lines.value.join('\n'), rubricSchema) : lines;
}
