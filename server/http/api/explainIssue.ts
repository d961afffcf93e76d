import type { z } from 'zod';
import { AppError } from '@/server/errors';

/** What is said of the first thing that a schema found wrong: a sentence, and the part of the request. */
export function explainIssue(error: z.ZodError): AppError {
  const [issue] = error.issues;
  if (!issue) return new AppError('invalid', 'The request is not valid.');
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return new AppError('invalid', `There is no "${key}" here.`, [...path, key].join('.'));
  }
  const field = path.join('.');
  return new AppError('invalid', sentence(issue, field || 'The body'), field || undefined);
}

function sentence(issue: z.core.$ZodIssue, name: string): string {
  // Our own schemas speak in sentences; these are zod's own words.
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    if (issue.message.endsWith('received undefined')) return `${name} is missing.`;
    return `${name} must be of type ${issue.expected}.`;
  }
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
}
