import type { z } from 'zod';
import { memberFromBearer } from '@/server/auth/bearer';
import { getRuntime, type Runtime } from '@/server/runtime';
import { failure } from '../failure';
import { fileResponse } from '../fileResponse';
import { readBody } from '../readBody';
import { type Endpoint, type FileAnswer, isFileBody } from './endpoint';
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
      return answer(endpoint, await endpoint.run(rt, member, input));
    } catch (error) {
      return errorResponse(rt, endpoint, error);
    }
  };
}

function answer({ response, status }: Endpoint, result: unknown): Response {
  if (!isFileBody(response)) return Response.json(response.parse(result), { status, headers: HEADERS });
  return fileResponse(result as FileAnswer, response.mimeType);
}

async function readInput(endpoint: Endpoint, request: Request, context: RouteContext) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return {
    params: endpoint.params && parse(endpoint.params, await context.params),
    query: endpoint.query && parse(endpoint.query, query),
    body: endpoint.body && (await readBodyOf(endpoint.body, request)),
  };
}

async function readBodyOf(body: NonNullable<Endpoint['body']>, request: Request): Promise<unknown> {
  return isFileBody(body) ? readBody(request, body.maxBytes) : parse(body, await readJson(request));
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw explainIssue(result.error);
}

function errorResponse(rt: Runtime, { operationId }: Endpoint, thrown: unknown): Response {
  return failure(rt, thrown, HEADERS, () =>
    rt.log.error({ err: thrown, operationId }, 'an API request failed'),
  );
}
