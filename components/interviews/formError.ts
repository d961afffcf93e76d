import type { FormError } from './InterviewForm';

type ServerError = { message: string; data?: { field?: string | null } | null | undefined };

/** A server's refusal as a form shows it: the sentence, and the field it belongs to where there is one. */
export function errorOfForm(error: ServerError | null): FormError | null {
  return error ? { message: error.message, field: error.data?.field ?? null } : null;
}
