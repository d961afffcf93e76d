import { stringify } from 'yaml';
import { TARGET_LEVELS } from '@/lib/schemas/interview';
import type { Criterion, Rubric } from '@/lib/schemas/rubric';
import type { PackFile } from './packFile';
import type { Pack, PackManifest, PackQuestion } from './schema';
import { GUIDE_SECTIONS, PROMPT_HEADING } from './sections';

/** A text as a YAML scalar on one line, quoted where YAML would read something else. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }).trimEnd();
}

/** Slugs as a YAML list on one line. */
function list(slugs: readonly string[]): string {
  return `[${slugs.map(scalar).join(', ')}]`;
}

/**
 * A question as its file: one form for one content. Reading the result gives the same question, and
 * writing that again gives the same bytes.
 */
export function formatQuestion(question: PackQuestion): string {
  const { guide, position } = question;
  const front = [
    'format: 1',
    `slug: ${scalar(question.slug)}`,
    `category: ${scalar(question.category)}`,
    ...(position === undefined ? [] : [`position: ${position}`]),
    `minutes: ${question.minutes}`,
    `difficulty: ${question.difficulty}`,
    `tags: ${list(question.tags)}`,
    ...(guide.related.length === 0 ? [] : [`related: ${list(guide.related)}`]),
    'exposed: [prompt]',
  ];
  const parts = [`---\n${front.join('\n')}\n---`, `## ${PROMPT_HEADING}`, question.prompt];
  for (const { id, title } of GUIDE_SECTIONS) {
    const section = guide.sections.find((candidate) => candidate.id === id);
    if (section) parts.push(`## ${title}`, section.markdown);
  }
  return `${parts.join('\n\n')}\n`;
}

/** pack.yaml of a pack, in one form for one content. */
export function formatManifest(manifest: PackManifest): string {
  const lines = [
    'format: 1',
    `slug: ${scalar(manifest.slug)}`,
    `title: ${scalar(manifest.title)}`,
    `version: ${scalar(manifest.version)}`,
    `description: ${scalar(manifest.description)}`,
    `rubric: ${scalar(manifest.rubric)}`,
    'categories:',
    ...manifest.categories.flatMap(({ slug, title }) => [
      `  - slug: ${scalar(slug)}`,
      `    title: ${scalar(title)}`,
    ]),
    manifest.tags.length === 0 ? 'tags: []' : 'tags:',
    ...manifest.tags.map((tag) => `  - ${scalar(tag)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A rubric as its file, in one form for one content. */
export function formatRubric(rubric: Rubric): string {
  const lines = [
    'format: 1',
    `slug: ${scalar(rubric.slug)}`,
    `title: ${scalar(rubric.title)}`,
    ...(rubric.description === undefined ? [] : [`description: ${scalar(rubric.description)}`]),
    'criteria:',
    ...rubric.criteria.flatMap((criterion) => [...criterionLines(criterion)]),
  ];
  return `${lines.join('\n')}\n`;
}

function* criterionLines(criterion: Criterion): Generator<string> {
  const { id, title, description, weight, levels, notObserved, expectations = {} } = criterion;
  yield `  - id: ${scalar(id)}`;
  yield `    title: ${scalar(title)}`;
  yield `    description: ${scalar(description)}`;
  yield `    weight: ${weight}`;
  yield '    levels:';
  for (const { level, title: name, anchor } of levels) {
    yield `      - level: ${level}`;
    yield `        title: ${scalar(name)}`;
    yield `        anchor: ${scalar(anchor)}`;
  }
  if (notObserved !== undefined) yield `    notObserved: ${scalar(notObserved)}`;
  const expected = TARGET_LEVELS.flatMap((level) => {
    const text = expectations[level];
    return text === undefined ? [] : [`      ${level}: ${scalar(text)}`];
  });
  if (expected.length > 0) yield* ['    expectations:', ...expected];
}

/** A whole pack as its files, in the order of their paths: one form for one content. */
export function formatPack(pack: Pack): PackFile[] {
  const steps = formatPackInSteps(pack);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `formatPack` with a pause after each question, so that a server can do other things in between. */
export function* formatPackInSteps({
  questions,
  rubrics,
  documents,
  ...manifest
}: Pack): Generator<void, PackFile[]> {
  const files: PackFile[] = [{ path: 'pack.yaml', text: formatManifest(manifest) }, ...documents];
  for (const rubric of rubrics) files.push({ path: rubricPath(rubric), text: formatRubric(rubric) });
  for (const question of questions) {
    files.push({ path: questionPath(question), text: formatQuestion(question) });
    yield;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a rubric's file lies in a pack that brings it along. */
export function rubricPath(rubric: Pick<Rubric, 'slug'>): string {
  return `rubrics/${rubric.slug}.yaml`;
}

/** Where a question's file lies in its pack. */
export function questionPath(question: Pick<PackQuestion, 'category' | 'slug'>): string {
  return `questions/${question.category}/${question.slug}.md`;
}
