import { z } from 'zod';
import { apiRequests, apiResponses, errorBody } from '@/lib/schemas/api';
import { HTTP_STATUS } from '../status';
import { type Endpoint, type FileBody, isFileBody } from './endpoint';

type Json = Record<string, unknown>;
type Registry = z.core.$ZodRegistry<{ id: string }>;

const uri = (id: string) => `#/components/schemas/${id}`;

/** The OpenAPI 3.1 document of these operations, made from the schemas by which they are served. */
export function openApiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = operation(endpoint);
    paths[endpoint.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Drawbridge',
      version: '1',
      description:
        'For scripts: interviews and their invites, members, the question bank, packs, rubrics, plans and sketches. ' +
        'An API token may do what the member it belongs to may do. Lists are given in parts; ' +
        'an error is `{ "error": { "code", "message", "field" } }`, of a refused pack with `problems`.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ apiToken: [] }],
    paths: { ...paths, '/openapi.json': { get: ownOperation() } },
    components: {
      securitySchemes: {
        apiToken: {
          type: 'http',
          scheme: 'bearer',
          description: "A token from the settings, or the machine administrator's in DATA_DIR/admin-token.",
        },
      },
      schemas: {
        ...schemasOf(z.toJSONSchema(apiRequests, { io: 'input', uri, override: shorten })),
        ...schemasOf(z.toJSONSchema(apiResponses, { io: 'output', uri, override: shorten })),
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { operationId, summary, description, body, response, status } = endpoint;
  return {
    operationId,
    summary,
    ...(description ? { description } : {}),
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...(body ? { requestBody: { required: true, content: bodyContent(apiRequests, body) } } : {}),
    responses: {
      [status]: { description: 'Done', content: bodyContent(apiResponses, response) },
      ...errors(),
    },
  };
}

/** The document describes itself, for whoever looks for it. */
function ownOperation(): Json {
  return {
    operationId: 'getOpenApi',
    summary: 'This document',
    security: [],
    responses: { 200: { description: 'Done', content: { 'application/json': {} } } },
  };
}

function errors(): Json {
  const sentences: Record<number, string> = {
    [HTTP_STATUS.invalid]: 'Something in the request is wrong; `field` names it.',
    [HTTP_STATUS.unauthenticated]: 'There is no API token in force.',
    [HTTP_STATUS.forbidden]: 'The member may not do this.',
    [HTTP_STATUS.not_found]: 'There is no such thing, or the member may not know of it.',
    [HTTP_STATUS.conflict]: 'The state of things does not allow it.',
  };
  return Object.fromEntries(
    Object.entries(sentences).map(([status, description]) => [
      status,
      { description, content: content(idIn(apiResponses, errorBody)) },
    ]),
  );
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', override: shorten });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

function content(id: string): Json {
  return { 'application/json': { schema: { $ref: uri(id) } } };
}

function bodyContent(registry: Registry, body: z.ZodType | FileBody): Json {
  return isFileBody(body) ? { [body.mimeType]: {} } : content(idIn(registry, body));
}

function idIn(registry: Registry, schema: z.ZodType): string {
  const id = registry.get(schema)?.id;
  if (!id) throw new Error('A schema of the API has no name: register it in lib/schemas/api.ts.');
  return id;
}

function schemasOf({ schemas }: { schemas: Record<string, unknown> }): Json {
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $id: _id, $schema: _schema, ...rest } = schema as Json;
      return [id, rest];
    }),
  );
}

/** A format says more than its pattern of 400 characters; and answers may get more fields in time. */
function shorten({ jsonSchema, zodSchema }: { jsonSchema: Json; zodSchema: z.core.$ZodTypes }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  const isStrict = zodSchema._zod.def.type === 'object' && zodSchema._zod.def.catchall !== undefined;
  if (!isStrict) delete jsonSchema.additionalProperties;
}
