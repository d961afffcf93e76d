import type { ErrorCode } from '@/server/errors';

/** The HTTP status of each error code, for plain HTTP answers. */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  gone: 410,
  too_many: 429,
  unavailable: 503,
};
