import { plainText } from './highlight';

const TITLE_MAX = 160;

/** A prompt as a title: its first line, plain, cut between words where it is long. */
export function questionTitle(prompt: string): string {
  const first = prompt.split('\n').find((line) => plainText(line) !== '') ?? '';
  const line = plainText(first);
  if (line.length <= TITLE_MAX) return line;
  const cut = line.lastIndexOf(' ', TITLE_MAX);
  return `${line.slice(0, cut > TITLE_MAX / 2 ? cut : TITLE_MAX)} …`;
}
