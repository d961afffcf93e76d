/** The closed set of what can go wrong in a service. Each transport maps it once. */
export const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid',
  'conflict',
  'gone', // an invite that was used, revoked or has expired
  'too_many',
  'unavailable', // the database cannot be reached or written
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error whose message may be shown: it names the thing and the way out, and leaks nothing. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** What is said of an error that nobody foresaw: nothing of its content. */
export const UNKNOWN_ERROR_MESSAGE =
  'Something went wrong on the server. It has been logged; please try again.';
