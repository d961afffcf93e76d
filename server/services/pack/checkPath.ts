import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkGuides, type GuideReport } from '@/lib/packs/checkGuides';
import { parsePack } from '@/lib/packs/parsePack';
import { parseRubric } from '@/lib/packs/parseRubric';
import type { PackProblem } from '@/lib/packs/problem';
import type { Pack } from '@/lib/packs/schema';
import type { Rubric } from '@/lib/schemas/rubric';
import { readPath } from './readPath';

/** What a check of a pack found: what it holds, or every problem with file, line and rule. */
export type PackReport =
  | {
      ok: true;
      slug: string;
      title: string;
      version: string;
      categories: number;
      questions: number;
      /** Guides may be incomplete in a sound pack. */
      guides: GuideReport;
    }
  | { ok: false; problems: PackProblem[] };

/**
 * Checks the pack in a folder or a zip file, without a database. Paths in problems are within the pack. Signals
 * are held against the rubric that the pack names: its own, or the first of this name in `rubricFolders`.
 */
export async function checkPath(packPath: string, rubricFolders: readonly string[]): Promise<PackReport> {
  const files = await readPath(packPath);
  if (!files.ok) return files;
  const parsed = parsePack(files.value);
  if (!parsed.ok) return parsed;
  const pack = parsed.value;
  const guides = checkGuides(pack, files.value, await findRubric(pack, rubricFolders));
  const { slug, title, version, categories, questions } = pack;
  return {
    ok: true,
    slug,
    title,
    version,
    categories: categories.length,
    questions: questions.length,
    guides,
  };
}

async function findRubric(pack: Pack, folders: readonly string[]): Promise<Rubric | null> {
  const own = pack.rubrics.find(({ slug }) => slug === pack.rubric);
  if (own) return own;
  for (const folder of folders) {
    const file = path.join(folder, `${pack.rubric}.yaml`);
    const text = await readFile(file, 'utf8').catch(() => null);
    const rubric = text === null ? null : parseRubric(file, text);
    if (rubric?.ok) return rubric.value;
  }
  return null;
}
