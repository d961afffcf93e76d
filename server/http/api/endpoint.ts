import type { z } from 'zod';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';

/** A body that is a file and no JSON: its type, and the most bytes that are taken. */
export type FileBody = { mimeType: string; maxBytes: number };
/** An answer that is a file. */
export type FileAnswer = { name: string; bytes: Uint8Array };

/** True for the description of a file, false for a schema of JSON. */
export function isFileBody(body: z.ZodType | FileBody): body is FileBody {
  return 'mimeType' in body;
}

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
  body?: z.ZodType | FileBody;
  response: z.ZodType | FileBody;
  status: 200 | 201;
  run(rt: Runtime, member: MemberViewer, input: ApiInput<unknown, unknown, unknown>): Promise<unknown>;
};

type Parsed<T> = T extends z.ZodType ? z.output<T> : T extends FileBody ? Uint8Array : undefined;
type Answer<T> = T extends z.ZodType ? z.input<T> : FileAnswer;

/**
 * Describes an operation, with the types of `run` taken from its schemas: it gets what they parse, and must
 * return what the response's schema accepts. Files come and go as bytes.
 */
export function endpoint<
  R extends z.ZodType | FileBody,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | FileBody | undefined = undefined,
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
    ): Promise<Answer<R>>;
  },
): Endpoint {
  return definition as unknown as Endpoint;
}
