import { readGuidePart } from './guideParts';

/**
 * What keeps a starter board from being drawn, with lines from 0 within its section; empty where it can be.
 * A board is a fenced Mermaid flowchart.
 */
export function checkStarterBoard(markdown: string): { line: number; message: string }[] {
  const read = readGuidePart('starterBoard', markdown);
  if (!read.ok) return read.findings;
  if (read.part.kind !== 'starterBoard') return [];
  const lines = read.part.mermaid.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('%%'));
  if (first !== -1 && /^\s*(flowchart|graph)\b/.test(lines[first] ?? '')) return [];
  return [
    {
      line: Math.max(first, 0) + 1,
      message: 'A starter board begins with "flowchart LR" or "flowchart TD".',
    },
  ];
}
