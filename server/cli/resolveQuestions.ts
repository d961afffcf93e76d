import type { z } from 'zod';
import { LIST_MAX, type question, questionList } from '@/lib/schemas/api';
import type { Client } from './client';
import { CliError } from './command';
import { readQuestion } from './interviewOptions';

type Question = z.output<typeof question>;
type PlanEntry = { questionId: string; minutes?: number };

/** Prompts that are shown where several fit. */
const SHOWN = 5;

/**
 * Finds the questions that `--question` names, by identifier or by words of the prompt.
 * @throws CliError where none or several fit
 */
export async function resolveQuestions(client: Client, given: readonly string[]): Promise<PlanEntry[]> {
  if (given.length === 0) return [];
  const bank = await readBank(client);
  return given.map((argument) => {
    const { text, minutes } = readQuestion(argument);
    return { questionId: pick(bank, text).id, ...(minutes === undefined ? {} : { minutes }) };
  });
}

async function readBank(client: Client): Promise<Question[]> {
  const bank: Question[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/questions?limit=${LIST_MAX}${cursor ? `&cursor=${cursor}` : ''}`;
    const { items, nextCursor } = await client.get(path, questionList);
    bank.push(...items);
    cursor = nextCursor;
  }
  return bank;
}

function pick(bank: readonly Question[], text: string): Question {
  const words = text.toLowerCase();
  const byId = bank.find((candidate) => candidate.id === text);
  const fitting = byId ? [byId] : bank.filter((candidate) => candidate.prompt.toLowerCase().includes(words));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (!only) throw new CliError(`No question of the bank has "${text}" in its prompt.`);
  const lines = fitting.slice(0, SHOWN).map((candidate) => `  ${candidate.id}  ${candidate.prompt}`);
  const rest = fitting.length > SHOWN ? `\n  and ${fitting.length - SHOWN} more` : '';
  throw new CliError(
    `${fitting.length} questions have "${text}" in their prompt; give more words or one identifier:\n${lines.join('\n')}${rest}`,
  );
}
