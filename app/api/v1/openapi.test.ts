import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/server/http/api/endpoints';
import { openApiDocument } from '@/server/http/api/openApi';

type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; schema: unknown }[];
};
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const document = JSON.parse(JSON.stringify(openApiDocument(ENDPOINTS))) as Document;
const text = JSON.stringify(document);

/** Every route there is, as `GET /interviews/{id}`. */
async function routes(): Promise<string[]> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|\/)route\.ts$/.test(name),
  );
  const found: string[] = [];
  for (const file of files) {
    const module = (await import(`${folder}${file}`)) as Record<string, unknown>;
    const path = `/${file
      .replace(/\/?route\.ts$/, '')
      .replaceAll('[', '{')
      .replaceAll(']', '}')}`;
    found.push(...METHODS.filter((method) => method in module).map((method) => `${method} ${path}`));
  }
  return found.sort();
}

describe('the OpenAPI document', () => {
  it('describes every route, and no other', async () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(await routes());
  });

  it('refers only to schemas that it has, and has none that nobody refers to', () => {
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(text).not.toContain('"$id"');
    expect(text).not.toContain('"$schema"');
  });

  it('gives each operation a name of its own, a summary and its parameters', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    );
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    for (const { path, summary, parameters = [] } of operations) {
      expect(summary).not.toBe('');
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath);
    }
  });

  it('says what an interview needs', () => {
    const schemas = document.components.schemas as Record<string, { required: string[] }>;
    expect(schemas.NewInterview?.required).toEqual([
      'candidateName',
      'candidateRole',
      'targetLevel',
      'scheduledAt',
    ]);
    expect(schemas.NewInterview).toMatchObject({
      additionalProperties: false,
      properties: { durationMinutes: { minimum: 10, maximum: 240 }, panel: { default: [] } },
    });
  });
});
