type Node = { type?: unknown; text?: unknown; content?: unknown };

/** What holds lines; whatever else has content is looked into for these. */
const LINES: ReadonlySet<unknown> = new Set(['paragraph', 'heading']);

/** How deep a text is looked into; no valid one is deeper. */
const MAX_DEPTH = 32;

/** The words of a rich text: a line for each paragraph, heading and item of a list, without marks. */
export function plainTextOf(richText: unknown): string {
  const lines: string[] = [];
  const visit = (node: unknown, depth: number): void => {
    const { type, content } = (node ?? {}) as Node;
    if (LINES.has(type)) lines.push(wordsOf(node, depth));
    else if (Array.isArray(content) && depth < MAX_DEPTH)
      for (const child of content) visit(child, depth + 1);
  };
  visit(richText, 0);
  return lines.join('\n');
}

function wordsOf(node: unknown, depth: number): string {
  const { type, text, content } = (node ?? {}) as Node;
  if (typeof text === 'string') return text;
  if (type === 'hardBreak') return '\n';
  if (!Array.isArray(content) || depth > MAX_DEPTH) return '';
  return content.map((child) => wordsOf(child, depth + 1)).join('');
}

/** A text's lines without what nobody sees: spaces around them and in a row, and empty lines. */
export function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
