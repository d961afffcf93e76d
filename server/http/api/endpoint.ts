import type { z } from 'zod';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';

/** What a request has given, parsed. */
export type ApiInput<P, Q, B> = { params: P; query: Q; body: B };

/** One operation of the API: what it takes and gives, in words and in schemas, and what it does. */
export type Endpoint = {
  /** The path below /api/v1, with parameters in braces. */
  path: `/${string}`;
  method: 'GET' | 'POST';
  /** verbNoun; unique. */
  operationId: string;
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
  status: 200 | 201;
  run(rt: Runtime, member: MemberViewer, input: ApiInput<unknown, unknown, unknown>): Promise<unknown>;
};

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

/**
 * Describes an operation, with the types of `run` taken from its schemas: it gets what they parse, and must
 * return what the response's schema accepts.
 */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: Omit<Endpoint, 'params' | 'query' | 'body' | 'response' | 'run'> & {
    params?: P;
    query?: Q;
    body?: B;
    response: R;
    run(
      rt: Runtime,
      member: MemberViewer,
      input: ApiInput<Parsed<P>, Parsed<Q>, Parsed<B>>,
    ): Promise<z.input<R>>;
  },
): Endpoint {
  return definition as unknown as Endpoint;
}
