import { UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { type Runtime, showableError } from '@/server/runtime';
import { PackRefused } from '../services/pack/packRefused';
import { HTTP_STATUS } from './status';

/** The answer to a request that failed: what may be shown, in JSON; `log` is called for what nobody foresaw. */
export function failure(
  rt: Pick<Runtime, 'isDatabaseDown'>,
  thrown: unknown,
  headers: Record<string, string>,
  log: () => void,
): Response {
  const error = showableError(rt, thrown);
  if (!error) {
    log();
    const body = { error: { code: 'unknown', message: UNKNOWN_ERROR_MESSAGE, field: null } };
    return Response.json(body, { status: 500, headers });
  }
  const { code, message, field = null } = error;
  const problems = error instanceof PackRefused ? { problems: error.problems } : {};
  return Response.json(
    { error: { code, message, field, ...problems } },
    {
      status: HTTP_STATUS[code],
      headers: { ...headers, ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}) },
    },
  );
}
