import { rubricList } from '@/lib/schemas/apiRubric';
import type { Client } from './client';
import { CliError } from './command';
import { readList } from './readList';

/**
 * Finds the rubric that `--rubric` names, by slug, identifier or title, in its current version.
 * @throws CliError where there is none, or several of this title, with those that there are
 */
export async function resolveRubric(client: Client, text: string): Promise<{ rubricVersionId: string }> {
  const rubrics = await readList(client, '/rubrics', rubricList);
  const titled = rubrics.filter(({ title }) => title.toLowerCase() === text.trim().toLowerCase());
  const found = rubrics.find(({ slug, id }) => slug === text || id === text);
  const [rubric, ...others] = found ? [found] : titled;
  if (rubric && others.length === 0) return { rubricVersionId: rubric.versionId };
  const known = (rubric ? titled : rubrics).map(({ slug, title }) => `  ${slug}  ${title}`).join('\n');
  throw new CliError(
    rubric
      ? `${titled.length} rubrics are called "${text}"; give one of these names:\n${known}`
      : `There is no rubric "${text}"; there is:\n${known}`,
  );
}
