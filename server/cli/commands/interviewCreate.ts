import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { createdInterview } from '@/lib/schemas/api';
import { INTERVIEW_MINUTES, TARGET_LEVELS } from '@/lib/schemas/interview';
import type { Client } from '../client';
import { CliError, type CliIo, type Command, EXIT, type OptionReader, UsageError } from '../command';
import { formatWhen } from '../formatWhen';
import { readMinutes, readPanel, readWhen } from '../interviewOptions';
import { resolvePlanTemplate } from '../resolvePlanTemplate';
import { resolveQuestions } from '../resolveQuestions';
import { resolveRubric } from '../resolveRubric';

const FIELD_OPTIONS = ['candidate', 'role', 'level', 'at', 'minutes', 'rubric', 'plan-template'] as const;

/** Creates an interview, from options or from a JSON document. */
export const interviewCreate: Command = {
  words: 'interview create',
  usage: '[--json] [FILE | - | --candidate NAME --role ROLE …]',
  summary: 'Create an interview and the invite link of its candidate',
  maxArgs: 1,
  options: {
    candidate: { type: 'string', value: 'NAME', help: "The candidate's name" },
    role: { type: 'string', value: 'ROLE', help: 'What they are interviewed for' },
    level: { type: 'string', value: 'LEVEL', help: `${TARGET_LEVELS.join(', ')}; senior if absent` },
    at: { type: 'string', value: 'TIME', help: 'Like 2026-03-02T10:00 (local) or …Z; now if absent' },
    minutes: { type: 'string', value: 'N', help: `Length; ${INTERVIEW_MINUTES.usual} if absent` },
    rubric: {
      type: 'string',
      value: 'NAME',
      help: 'The rubric it is scored by: its slug or title; the default one if absent',
    },
    question: {
      type: 'string',
      value: 'TEXT[=MINUTES]',
      multiple: true,
      help: 'A question of the plan: its identifier, or words of its prompt',
    },
    'plan-template': {
      type: 'string',
      value: 'PLAN',
      help: 'A plan template, by identifier or words of its title: its questions, and its role, level and length where not given',
    },
    panel: {
      type: 'string',
      value: 'EMAIL[=SEAT]',
      multiple: true,
      help: 'A member of the panel; the seat is interviewer or panelist (usual)',
    },
  },
  async run({ io, args, options, connect, json }) {
    const client = connect();
    const document = await readDocument(io, args[0], options, json);
    const body = document ?? (await bodyOf(client, options));
    const created = await client.post('/interviews', body, createdInterview);
    for (const { prompt } of created.leftOut) io.err(`Left out, since it is archived: ${prompt}`);
    if (json) io.out(JSON.stringify(created, null, 2));
    else for (const line of summaryOf(created)) io.out(line);
    return EXIT.ok;
  },
};

/** The rubric that `--rubric` names; without it the server takes the default one. */
async function rubricOf(client: Client, options: OptionReader) {
  const text = options.text('rubric');
  return text === undefined ? {} : resolveRubric(client, text);
}

/** The JSON document to send as it is; null where the options say it all. */
async function readDocument(
  io: CliIo,
  file: string | undefined,
  options: OptionReader,
  json: boolean,
): Promise<unknown> {
  const byOptions = FIELD_OPTIONS.some((name) => options.text(name) !== undefined);
  if (file !== undefined && byOptions) {
    throw new UsageError('Give either a JSON document or the options, not both.');
  }
  if (file === undefined && (byOptions || !json)) return null;
  const from = file === undefined || file === '-' ? 'standard input' : file;
  const text = from === 'standard input' ? await io.readStdin() : await readText(from);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${from} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new CliError(isMissing ? `There is no file ${file}.` : `${file} cannot be read: ${String(error)}`);
  }
}

async function bodyOf(client: Client, options: OptionReader) {
  const template = await resolvePlanTemplate(client, options.text('plan-template'));
  const questions = options.texts('question');
  if (template && questions.length > 0) {
    throw new UsageError('Give either --plan-template or --question, not both.');
  }
  const candidateName = options.text('candidate');
  const candidateRole = options.text('role') ?? template?.role;
  const minutes = options.text('minutes');
  if (candidateName === undefined || candidateRole === undefined) {
    throw new UsageError(
      'Give at least --candidate and --role (or --plan-template), or a JSON document. See: npm run cli -- help interview create',
    );
  }
  return {
    candidateName,
    candidateRole,
    targetLevel: options.text('level') ?? template?.targetLevel ?? 'senior',
    scheduledAt: readWhen(options.text('at')),
    // Without it the server takes the template's length, or the usual one.
    ...(minutes === undefined ? {} : { durationMinutes: readMinutes(minutes) }),
    panel: options.texts('panel').map(readPanel),
    plan: await resolveQuestions(client, questions),
    ...(template ? { planTemplateId: template.id } : {}),
    ...(await rubricOf(client, options)),
  };
}

function* summaryOf({ interview, candidateInvite }: z.output<typeof createdInterview>): Generator<string> {
  const { candidateName, candidateRole, targetLevel, scheduledAt, durationMinutes, plan } = interview;
  yield `Interview with ${candidateName}, ${candidateRole} (${targetLevel}), ${formatWhen(scheduledAt)}, ${durationMinutes} minutes.`;
  for (const item of plan) yield `  ${item.minutes} min  ${item.prompt}`;
  yield `Page:   ${new URL(`/interviews/${interview.id}`, candidateInvite.url)}`;
  yield `Invite: ${candidateInvite.url}`;
  yield `The invite is shown this once and works until ${formatWhen(candidateInvite.invite.expiresAt)}.`;
}
