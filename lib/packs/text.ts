import { PACK_LIMITS } from './limits';
import type { Parsed } from './problem';

/** The lines of a text file, without a byte order mark and with either kind of line end. */
export function readLines(file: string, text: string): Parsed<string[]> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const broken = lines.findIndex((line) => /[^\P{Cc}\t]|\p{Cs}/u.test(line));
  if (broken !== -1) {
    const message = 'This line has control characters or broken text.';
    return { ok: false, problems: [{ file, line: broken + 1, rule: 'not-text', message }] };
  }
  const long = lines.findIndex((line) => line.length > PACK_LIMITS.lineCharacters);
  if (long !== -1) {
    const message = `A line has at most ${PACK_LIMITS.lineCharacters} characters.`;
    return { ok: false, problems: [{ file, line: long + 1, rule: 'too-large', message }] };
  }
  return { ok: true, value: lines };
}
