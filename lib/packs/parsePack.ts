import { questionPath } from './format';
import { PACK_LIMITS } from './limits';
import { parseQuestion } from './parseQuestion';
import type { PackProblem, PackRule, Parsed } from './problem';
import { readYaml } from './readYaml';
import { manifestSchema, type Pack, type PackManifest, type PackQuestion } from './schema';
import { readLines } from './text';

/** A file of a pack: its path within the pack, with slashes, and its text. */
export type PackFile = { path: string; text: string };

const MANIFEST = 'pack.yaml';
const QUESTION_FILE = /^questions\/[^/]+\/[^/]+\.md$/;
/** Documents beside pack.yaml (a readme, a licence, sources) are kept and not read. */
const DOCUMENT_FILE = /^[^/]+\.md$|^LICENSE$/;

type Read = { path: string; text: string; question: PackQuestion };

/** Reads a whole pack. One problem anywhere refuses all of it, and every problem is named. */
export function parsePack(files: readonly PackFile[]): Parsed<Pack> {
  const problems: PackProblem[] = checkSizes(files);
  if (problems.length > 0) return { ok: false, problems };

  const manifestFile = files.find((file) => file.path === MANIFEST);
  const manifest = manifestFile ? parseManifest(manifestFile) : missing('There is no pack.yaml.');
  if (!manifest.ok) problems.push(...manifest.problems);

  const read: Read[] = [];
  for (const { path, text } of files) {
    if (path === MANIFEST || DOCUMENT_FILE.test(path)) continue;
    if (!QUESTION_FILE.test(path)) {
      const message =
        'A pack has pack.yaml, questions/<category>/<slug>.md, and documents (*.md) beside pack.yaml.';
      problems.push({ file: path, line: 1, rule: 'unknown-file', message });
      continue;
    }
    const question = parseQuestion(path, text);
    if (question.ok) read.push({ path, text, question: question.value });
    else problems.push(...question.problems);
  }
  if (!files.some((file) => QUESTION_FILE.test(file.path)))
    problems.push(...missing('There are no questions.').problems);
  const known = new Set(files.map((file) => /([^/]+)\.md$/.exec(file.path)?.[1] ?? ''));
  if (manifest.ok) problems.push(...checkTogether(manifest.value, read, known));
  if (!manifest.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...manifest.value, questions: inOrder(manifest.value, read) } };
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
