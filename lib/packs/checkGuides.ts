import type { Rubric } from '@/lib/schemas/rubric';
import { checkGuide } from './checkGuide';
import { questionPath } from './format';
import { readGuidePart } from './guideParts';
import { readMarkdownLines } from './markdown';
import type { PackFile } from './packFile';
import type { PackProblem } from './problem';
import type { Pack, PackQuestion } from './schema';
import { GUIDE_SECTIONS, type GuideSectionId } from './sections';
import { findAlike } from './similarity';

/** How many guides of a pack are complete, and what the others lack, file by file. */
export type GuideReport = { complete: number; questions: number; problems: PackProblem[] };

/** Where an anchor stands, for a sentence about it. */
type Anchored = { file: string; line: number; text: string };

/**
 * Checks that the guides of a pack are complete: each has all its parts in their shape, its signals are for
 * criteria of the rubric, and no two anchors of the pack, the rubric's included, are alike. `files` are those
 * that the pack was read from, for the lines; `rubric` is the one that the pack names, null where nobody has it.
 */
export function checkGuides(pack: Pack, files: readonly PackFile[], rubric: Rubric | null): GuideReport {
  const problems: PackProblem[] = [];
  if (!rubric) {
    const message = `There is no rubric "${pack.rubric}" to hold the signals against.`;
    problems.push({ file: 'pack.yaml', line: 1, rule: 'rubric', message });
  }
  const titles = rubric?.criteria.map((criterion) => criterion.title) ?? [];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const anchors: Anchored[] = [];
  for (const question of pack.questions) {
    const file = questionPath(question);
    const starts = sectionStarts(texts.get(file) ?? '');
    const lineAt = (section: GuideSectionId, line: number | null) =>
      line === null ? 1 : (starts.get(section) ?? 1) + line;
    for (const { section, line, rule, message } of checkGuide(question.guide, titles)) {
      if (rule !== 'criterion' || rubric) problems.push({ file, line: lineAt(section, line), rule, message });
    }
    for (const { line, text } of anchorsOf(question)) {
      anchors.push({ file, line: lineAt('signals', line), text });
    }
  }
  problems.push(...alikeAnchors(anchors, rubric));
  const incomplete = new Set(problems.map((problem) => problem.file));
  const complete = pack.questions.filter((question) => !incomplete.has(questionPath(question))).length;
  return { complete: rubric ? complete : 0, questions: pack.questions.length, problems };
}

function anchorsOf({ guide }: PackQuestion) {
  const section = guide.sections.find(({ id }) => id === 'signals');
  const read = section && readGuidePart('signals', section.markdown);
  if (!read?.ok || read.part.kind !== 'signals') return [];
  return read.part.criteria.flatMap((criterion) => criterion.anchors);
}

function alikeAnchors(anchors: readonly Anchored[], rubric: Rubric | null): PackProblem[] {
  const general = (rubric?.criteria ?? []).flatMap(({ title, levels }) =>
    levels.map(({ level, anchor }) => ({
      place: `level ${level} of "${title}" in the rubric`,
      text: anchor,
    })),
  );
  const all = [...general, ...anchors.map(({ file, line, text }) => ({ place: `${file}:${line}`, text }))];
  return findAlike(all.map(({ text }) => text)).flatMap(({ first, second, similarity }) => {
    const place = all[first]?.place ?? '';
    const anchor = anchors[second - general.length];
    if (!anchor) return []; // Two anchors of the rubric itself, which is not what is checked here.
    const message = `This anchor is like ${place} (similarity ${similarity.toFixed(2)}).`;
    return [{ file: anchor.file, line: anchor.line, rule: 'alike', message }];
  });
}

/** The line of a question's file on which the text of each section begins; the file is well formed. */
function sectionStarts(text: string): Map<GuideSectionId, number> {
  const starts = new Map<GuideSectionId, number>();
  const { lines } = readMarkdownLines(text.replace(/^\uFEFF/, '').split(/\r?\n/), 1);
  let open: GuideSectionId | undefined;
  for (const { number, text: line, code } of lines) {
    const title = !code && line.startsWith('## ') ? line.slice(3).trimEnd() : null;
    if (title !== null) open = GUIDE_SECTIONS.find((section) => section.title === title)?.id;
    else if (open && line.trim() !== '' && !starts.has(open)) starts.set(open, number);
  }
  return starts;
}
