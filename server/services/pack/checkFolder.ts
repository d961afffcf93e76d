import { parsePack } from '@/lib/packs/parsePack';
import type { PackProblem } from '@/lib/packs/problem';
import { readFolder } from './readFolder';

/** What a check of a pack found: what it holds, or every problem with file, line and rule. */
export type PackReport =
  | { ok: true; slug: string; title: string; version: string; categories: number; questions: number }
  | { ok: false; problems: PackProblem[] };

/** Checks the pack in a folder, without a database. Paths in problems are relative to the folder. */
export async function checkFolder(folder: string): Promise<PackReport> {
  const files = await readFolder(folder);
  const pack = files.ok ? parsePack(files.value) : files;
  if (!pack.ok) return pack;
  const { slug, title, version, categories, questions } = pack.value;
  return { ok: true, slug, title, version, categories: categories.length, questions: questions.length };
}
