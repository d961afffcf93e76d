import type { z } from 'zod';
import { memberFromBearer } from '@/server/auth/bearer';
import { UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { getRuntime, type Runtime, showableError } from '@/server/runtime';
import { HTTP_STATUS } from '../status';
import type { Endpoint } from './endpoint';
import { explainIssue } from './explainIssue';
import { readJson } from './readJson';

/** What Next gives a route handler. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

const HEADERS = { 'cache-control': 'private, no-store' };

/**
 * Makes Next's route handler of an operation: finds out whom the API token acts for, parses what was sent,
 * runs the operation, and answers with nothing that its response's schema does not name.
 */
export function serve(endpoint: Endpoint) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const rt = getRuntime();
    try {
      const member = await memberFromBearer(rt, request.headers.get('authorization'));
      const input = await readInput(endpoint, request, context);
      const result = await endpoint.run(rt, member, input);
      return Response.json(endpoint.response.parse(result), { status: endpoint.status, headers: HEADERS });
    } catch (error) {
      return errorResponse(rt, endpoint, error);
    }
  };
}

async function readInput(endpoint: Endpoint, request: Request, context: RouteContext) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return {
    params: endpoint.params && parse(endpoint.params, await context.params),
    query: endpoint.query && parse(endpoint.query, query),
    body: endpoint.body && parse(endpoint.body, await readJson(request)),
  };
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw explainIssue(result.error);
}

function errorResponse(rt: Runtime, { operationId }: Endpoint, thrown: unknown): Response {
  const error = showableError(rt, thrown);
  if (!error) {
    rt.log.error({ err: thrown, operationId }, 'an API request failed');
    const body = { error: { code: 'unknown', message: UNKNOWN_ERROR_MESSAGE, field: null } };
    return Response.json(body, { status: 500, headers: HEADERS });
  }
  const { code, message, field = null } = error;
  const headers = { ...HEADERS, ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}) };
  return Response.json({ error: { code, message, field } }, { status: HTTP_STATUS[code], headers });
}
