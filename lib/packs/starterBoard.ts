import { MermaidError } from '@/lib/board/mermaid/diagram';
import { readMermaid } from '@/lib/board/mermaid/readMermaid';

/** The title of the section that it is in. */
export const STARTER_BOARD_TITLE = 'Starter board';

const OPENING = /^(?:`{3,}|~{3,})[ \t]*(\S*)[ \t]*$/;
const CLOSING = /^(?:`{3,}|~{3,})[ \t]*$/;

/** The flowchart in a section about the board at the beginning; null where there is none. */
export function starterBoardOf(markdown: string): string | null {
  const [fence] = fencesIn(markdown.split('\n'));
  return fence ? fence.lines.join('\n') : null;
}

/**
 * What stands against a starter board, and in which of the section's lines, from 0; null where it can be placed.
 * The section has one fenced flowchart, with words around it or none.
 */
export function whyNoStarterBoard(lines: readonly string[]): { line: number; reason: string } | null {
  const fences = fencesIn(lines);
  const [fence, second] = fences;
  if (!fence) return { line: 0, reason: 'A starter board is a Mermaid flowchart, fenced as ```mermaid.' };
  if (second) return { line: second.at, reason: 'A starter board is one flowchart; this is a second one.' };
  try {
    readMermaid(fence.lines.join('\n'));
    return null;
  } catch (error) {
    if (!(error instanceof MermaidError)) throw error;
    return { line: fence.at + error.line, reason: error.reason };
  }
}

/** Fenced code that is, or may be, Mermaid: what it holds, and the line of its fence. */
function fencesIn(lines: readonly string[]): { at: number; lines: string[] }[] {
  const fences: { at: number; lines: string[] }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const language = OPENING.exec(lines[at] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.findIndex((line, i) => i > at && CLOSING.test(line));
    if (end === -1) break;
    if (language === '' || language === 'mermaid') fences.push({ at, lines: lines.slice(at + 1, end) });
    at = end;
  }
  return fences;
}
