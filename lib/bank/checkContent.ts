import { PACK_LIMITS } from '@/lib/packs/limits';
import { checkMarkdown, readMarkdownLines } from '@/lib/packs/markdown';
import type { GuideSectionId } from '@/lib/packs/sections';
import { readLines } from '@/lib/packs/text';

/** What is wrong with a part of a question; the sentence names the line where there is more than one. */
export type ContentProblem = { part: 'prompt' | GuideSectionId; message: string };

type Texts = { prompt: string; sections: readonly { id: GuideSectionId; markdown: string }[] };

/**
 * A text as a pack's file keeps it: one kind of line end, and no blank lines around it. Two texts that a
 * file cannot tell apart come out the same.
 */
export function normalizeText(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const isText = (line: string) => line.trim() !== '';
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1).join('\n');
}

/**
 * Everything that stands against a question's texts by the rules of packs: what is saved here can be
 * written into a pack's file and read back as the same. Texts are normalized, empty sections left out.
 */
export function checkContent({ prompt, sections }: Texts): ContentProblem[] {
  const problems: ContentProblem[] = [];
  if (prompt === '') problems.push({ part: 'prompt', message: 'Write the question as candidates read it.' });
  const texts = [
    { part: 'prompt' as const, text: prompt, max: PACK_LIMITS.promptCharacters },
    ...sections.map(({ id, markdown }) => ({
      part: id,
      text: markdown,
      max: PACK_LIMITS.sectionCharacters,
    })),
  ];
  for (const { part, text, max } of texts) {
    if (text.length > max) {
      problems.push({ part, message: `Use at most ${max.toLocaleString('en')} characters.` });
    }
    for (const { line, message } of findings(text)) {
      problems.push({ part, message: text.includes('\n') ? `Line ${line}: ${message}` : message });
    }
  }
  return problems;
}

function findings(text: string): { line: number; message: string }[] {
  const read = readLines('text', text);
  if (!read.ok) return read.problems;
  const { lines, findings } = readMarkdownLines(read.value, 1);
  const headings = lines
    .filter((line) => !line.code && /^#{1,2}(?!#)/.test(line.text))
    .map(({ number }) => ({
      line: number,
      message: 'Write headings with three signs (###); one and two begin the parts of a question.',
    }));
  return [...findings, ...checkMarkdown(lines), ...headings];
}
