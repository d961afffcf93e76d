import type { PackProblem, PackRule } from './problem';

/** A line of a Markdown text; `code` when it belongs to a fenced block, the fences included. */
export type MarkdownLine = { number: number; text: string; code: boolean };

type Finding = Omit<PackProblem, 'file'>;

const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** A fence that a Markdown reader would see inside a list, a quotation or an indentation. */
const FENCE_ELSEWHERE = /^[\s>*+\-\d.)]+(?:`{3,}|~{3,})/;
const CODE_SPAN = /(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g;

/**
 * Splits text into numbered lines and marks fenced code. Fences count only at the beginning of a line and
 * must be closed; anything else is a finding, so that this reading and a full Markdown reader never
 * disagree on what is code.
 */
export function readMarkdownLines(
  texts: readonly string[],
  firstLine: number,
): { lines: MarkdownLine[]; findings: Finding[] } {
  const lines: MarkdownLine[] = [];
  const findings: Finding[] = [];
  let open: { fence: string; line: number } | null = null;
  texts.forEach((text, index) => {
    const number = firstLine + index;
    if (FENCE_ELSEWHERE.test(text)) {
      findings.push({
        line: number,
        rule: 'code',
        message: 'Start and end code fences at the beginning of the line.',
      });
    }
    if (open) {
      lines.push({ number, text, code: true });
      if (closes(text, open.fence)) open = null;
      return;
    }
    const match = FENCE.exec(text);
    const fence = match?.[1] ?? match?.[2];
    if (fence) open = { fence, line: number };
    lines.push({ number, text, code: fence !== undefined });
  });
  const left = open as { fence: string; line: number } | null;
  if (left) findings.push({ line: left.line, rule: 'code', message: 'This code fence is never closed.' });
  return { lines, findings };
}

function closes(text: string, fence: string): boolean {
  const end = text.trimEnd();
  return end.length >= fence.length && end === fence.charAt(0).repeat(end.length);
}

/** What Markdown may not contain, wherever it is not code: HTML, images, links that are not plain https. */
export function checkMarkdown(lines: readonly MarkdownLine[]): Finding[] {
  const findings: Finding[] = [];
  for (const { number, text, code } of lines) {
    if (code) continue;
    const find = (rule: PackRule, message: string) => findings.push({ line: number, rule, message });
    if (text.includes('\\`')) find('code', 'Leave out backslashes before backticks.');
    const prose = text.replace(CODE_SPAN, ' ');
    if (prose.includes('`')) find('code', 'Close marked code on the line on which it begins.');
    if (/<[a-z/!?]/i.test(prose)) find('html', 'Leave out HTML; mark it as code if it is an example.');
    if (prose.includes('![')) find('image', 'Leave out images.');
    if (/\](?!\(https:\/\/[^\s()<>]+\))\(/.test(prose)) {
      find('link', 'Write a link as [text](https://address).');
    }
    if (/\]:/.test(prose))
      find('link', 'Write the address of a link in its place, not in a list of addresses.');
  }
  return findings;
}
