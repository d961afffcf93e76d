import type { z } from 'zod';
import { planTemplateList, type planTemplateListItem } from '@/lib/schemas/apiPlan';
import type { Client } from './client';
import { pick } from './pick';
import { readList } from './readList';

/**
 * Finds the plan template that `--plan-template` names, by identifier or by words of its title; null for none.
 * @throws CliError where none or several fit
 */
export async function resolvePlanTemplate(
  client: Client,
  text: string | undefined,
): Promise<z.output<typeof planTemplateListItem> | null> {
  if (text === undefined) return null;
  return pick(await readList(client, '/plans', planTemplateList), text, {
    nameOf: ({ title }) => title,
    none: `No plan has "${text}" in its title. List them with: npm run cli -- plan list`,
    several: `plans have "${text}" in their title`,
  });
}
