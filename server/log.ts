import pino from 'pino';

export type Log = pino.Logger;

/** Paths that may hold secrets or private text; they never reach a log line. */
const REDACTED = [
  'password',
  'token',
  'cookie',
  'authorization',
  '*.password',
  '*.token',
  '*.cookie',
  '*.authorization',
  'req.headers.cookie',
  'req.headers.authorization',
];

/**
 * What is written of an error. Libraries hang whole clients and their input on their errors; none of that is
 * for the log.
 */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { name, message, ...code, stack };
}

/** The process's logger: JSON lines on standard error, so that standard output stays for people. */
export function createLog(level: string): Log {
  const options = {
    level,
    redact: { paths: REDACTED, censor: '[removed]' },
    serializers: { err: plainError },
  };
  return pino(options, pino.destination({ dest: 2, sync: true }));
}
