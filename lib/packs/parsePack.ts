import type { Rubric } from '@/lib/schemas/rubric';
import { questionPath, rubricPath } from './format';
import { PACK_LIMITS } from './limits';
import type { PackFile } from './packFile';
import { parseQuestion } from './parseQuestion';
import { parseRubric } from './parseRubric';
import type { PackProblem, PackRule, Parsed } from './problem';
import { readYaml } from './readYaml';
import { manifestSchema, type Pack, type PackManifest, type PackQuestion } from './schema';
import { readLines } from './text';

/** The file that says what a pack is. */
export const MANIFEST = 'pack.yaml';
const QUESTION_FILE = /^questions\/[^/]+\/[^/]+\.md$/;
const RUBRIC_FILE = /^rubrics\/[^/]+\.yaml$/;
/** Documents beside pack.yaml (a readme, a licence, sources) are kept and not read. */
const DOCUMENT_FILE = /^[^/]+\.md$|^LICENSE$/;

type Read = { path: string; text: string; question: PackQuestion };
type Content = { questions: Read[]; rubrics: Rubric[]; documents: PackFile[] };

/** Reads a whole pack. One problem anywhere refuses all of it, and every problem is named. */
export function parsePack(files: readonly PackFile[]): Parsed<Pack> {
  const steps = parsePackInSteps(files);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `parsePack` with a pause after each file, so that a server can do other things in between. */
export function* parsePackInSteps(files: readonly PackFile[]): Generator<void, Parsed<Pack>> {
  const problems: PackProblem[] = checkSizes(files);
  if (problems.length > 0) return { ok: false, problems };

  const manifestFile = files.find((file) => file.path === MANIFEST);
  const manifest = manifestFile ? parseManifest(manifestFile) : missing('There is no pack.yaml.');
  if (!manifest.ok) problems.push(...manifest.problems);

  const content: Content = { questions: [], rubrics: [], documents: [] };
  for (const file of files) {
    if (file.path !== MANIFEST) problems.push(...readInto(content, file));
    if (problems.length >= PACK_LIMITS.problems) {
      return { ok: false, problems: problems.slice(0, PACK_LIMITS.problems) };
    }
    yield;
  }
  if (!files.some((file) => QUESTION_FILE.test(file.path)))
    problems.push(...missing('There are no questions.').problems);
  const known = new Set(files.map((file) => /([^/]+)\.md$/.exec(file.path)?.[1] ?? ''));
  if (manifest.ok) problems.push(...checkTogether(manifest.value, content.questions, known));
  if (!manifest.ok || problems.length > 0) return { ok: false, problems };
  const { rubrics, documents } = content;
  return {
    ok: true,
    value: {
      ...manifest.value,
      questions: inOrder(manifest.value, content.questions),
      rubrics: rubrics.sort((a, b) => (a.slug < b.slug ? -1 : 1)),
      documents: documents.sort((a, b) => (a.path < b.path ? -1 : 1)),
    },
  };
}

/** Adds what a file holds to the content, or gives what is wrong with it. */
function readInto(content: Content, { path, text }: PackFile): PackProblem[] {
  const problem = (rule: PackRule, message: string) => [{ file: path, line: 1, rule, message }];
  if (DOCUMENT_FILE.test(path)) {
    const lines = readLines(path, text);
    if (!lines.ok) return lines.problems;
    content.documents.push({ path, text: lines.value.join('\n') });
    const size = content.documents.reduce((sum, document) => sum + document.text.length, 0);
    if (size <= PACK_LIMITS.documentCharacters) return [];
    const max = PACK_LIMITS.documentCharacters / 1024;
    return problem('too-large', `The documents of a pack have at most ${max} KB together.`);
  }
  if (RUBRIC_FILE.test(path)) {
    const rubric = parseRubric(path, text);
    if (!rubric.ok) return rubric.problems;
    content.rubrics.push(rubric.value);
    if (path !== rubricPath(rubric.value))
      return problem('file-name', `This file belongs at ${rubricPath(rubric.value)}.`);
    if (content.rubrics.length <= PACK_LIMITS.rubrics) return [];
    return problem('too-large', `A pack has at most ${PACK_LIMITS.rubrics} rubrics.`);
  }
  if (QUESTION_FILE.test(path)) {
    const question = parseQuestion(path, text);
    if (!question.ok) return question.problems;
    content.questions.push({ path, text, question: question.value });
    return [];
  }
  const message =
    'A pack has pack.yaml, questions/<category>/<slug>.md, rubrics/<slug>.yaml, and documents (*.md) beside pack.yaml.';
  return problem('unknown-file', message);
}

function missing(message: string): { ok: false; problems: PackProblem[] } {
  return { ok: false, problems: [{ file: MANIFEST, line: 1, rule: 'missing-file', message }] };
}

function checkSizes(files: readonly PackFile[]): PackProblem[] {
  const tooLarge = (file: string, message: string): PackProblem => ({
    file,
    line: 1,
    rule: 'too-large',
    message,
  });
  if (files.length > PACK_LIMITS.files)
    return [tooLarge(MANIFEST, `A pack has at most ${PACK_LIMITS.files} files.`)];
  return files
    .filter((file) => file.text.length > PACK_LIMITS.fileBytes)
    .slice(0, PACK_LIMITS.problems)
    .map((file) => tooLarge(file.path, `A file has at most ${PACK_LIMITS.fileBytes / 1024} KB.`));
}

function parseManifest({ path, text }: PackFile): Parsed<PackManifest> {
  const lines = readLines(path, text);
  return lines.ok ? readYaml(path, lines.value.join('\n'), manifestSchema) : lines;
}

/** What only shows when the files are seen together. */
function checkTogether(manifest: PackManifest, read: readonly Read[], known: Set<string>): PackProblem[] {
  const problems: PackProblem[] = [];
  const categories = new Set(manifest.categories.map((category) => category.slug));
  const tags = new Set(manifest.tags);
  const first = new Map<string, string>();
  for (const { path, text, question } of read) {
    const find = (field: string, rule: PackRule, message: string) =>
      problems.push({ file: path, line: lineOfField(text, field), rule, message });
    const other = first.get(question.slug);
    if (other) find('slug', 'duplicate-id', `The slug "${question.slug}" is taken by ${other}.`);
    else first.set(question.slug, path);
    if (path !== questionPath(question))
      find('slug', 'file-name', `This file belongs at ${questionPath(question)}.`);
    if (!categories.has(question.category))
      find('category', 'category', `pack.yaml has no category "${question.category}".`);
    for (const tag of question.tags)
      if (!tags.has(tag)) find('tags', 'tag', `pack.yaml does not list the tag "${tag}".`);
    for (const slug of question.guide.related) {
      if (slug === question.slug) find('related', 'related', 'A question is not related to itself.');
      else if (!known.has(slug)) find('related', 'related', `There is no question "${slug}".`);
    }
  }
  return problems;
}

/** The line on which front matter names a field; the file is known to be well formed. */
function lineOfField(text: string, field: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1 || 1;
}

function inOrder(manifest: PackManifest, read: readonly Read[]): PackQuestion[] {
  const rank = new Map(manifest.categories.map((category, index) => [category.slug, index]));
  const place = (question: PackQuestion) => question.position ?? Number.MAX_SAFE_INTEGER;
  return read
    .map(({ question }) => question)
    .sort(
      (a, b) =>
        (rank.get(a.category) ?? 0) - (rank.get(b.category) ?? 0) ||
        place(a) - place(b) ||
        (a.slug < b.slug ? -1 : 1),
    );
}
