import { questionList } from '@/lib/schemas/api';
import type { Client } from './client';
import { readQuestion } from './interviewOptions';
import { pick } from './pick';
import { readList } from './readList';

type PlanEntry = { questionId: string; minutes?: number };

/**
 * Finds the questions that `--question` names, by identifier or by words of the prompt.
 * @throws CliError where none or several fit
 */
export async function resolveQuestions(client: Client, given: readonly string[]): Promise<PlanEntry[]> {
  if (given.length === 0) return [];
  const bank = await readList(client, '/questions', questionList);
  return given.map((argument) => {
    const { text, minutes } = readQuestion(argument);
    const { id } = pick(bank, text, {
      nameOf: ({ prompt }) => prompt,
      none: `No question of the bank has "${text}" in its prompt.`,
      several: `questions have "${text}" in their prompt`,
    });
    return { questionId: id, ...(minutes === undefined ? {} : { minutes }) };
  });
}
