import { stringify } from 'yaml';
import type { PackManifest, PackQuestion } from './schema';
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

/** Where a question's file lies in its pack. */
export function questionPath(question: Pick<PackQuestion, 'category' | 'slug'>): string {
  return `questions/${question.category}/${question.slug}.md`;
}
