import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from '@/lib/zod';
import { packJsonSchemas } from './jsonSchema';
import { manifestText, questionText, rubricText } from './testing';

const FOLDER = fileURLToPath(new URL('../../seeds/schema/', import.meta.url));
const schemas = packJsonSchemas();

/** True if a program that knows only the published schema would take the YAML. */
function accepts(name: string, yaml: string): boolean {
  const schema = JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'));
  return z.fromJSONSchema(schema).safeParse(parse(yaml)).success;
}
const frontMatter = (fields: Record<string, string | null>) => questionText(fields).split('---\n')[1] ?? '';

describe('the published schemas', () => {
  // After a change of the format: npx vitest run --project unit lib/packs/jsonSchema.test.ts --update
  it.each(Object.keys(schemas))('%s is what the loader holds files against', async (name) => {
    await expect(`${JSON.stringify(schemas[name], null, 2)}\n`).toMatchFileSnapshot(`${FOLDER}${name}`);
  });

  it('are all there, and no others', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(schemas).sort());
  });

  it.each<[string, string, string]>([
    ['pack.v1.json', manifestText(), manifestText('licence: MIT\n')],
    ['pack.v1.json', manifestText(), manifestText().replace('1.0.0', 'one')],
    ['question.v1.json', frontMatter({ related: '[spikes]' }), frontMatter({ difficulty: '4' })],
    ['question.v1.json', frontMatter({ position: '3' }), frontMatter({ exposed: '[prompt, guide]' })],
    ['rubric.v1.json', rubricText(), rubricText().replace('weight: 1', 'weight: 0')],
  ])('%s takes what is right and refuses what is wrong', (name, right, wrong) => {
    expect(accepts(name, right)).toBe(true);
    expect(accepts(name, wrong)).toBe(false);
  });

  it('take the shipped pack and rubric', () => {
    const seeds = `${FOLDER}../`;
    expect(accepts('pack.v1.json', readFileSync(`${seeds}packs/system-design/pack.yaml`, 'utf8'))).toBe(true);
    expect(accepts('rubric.v1.json', readFileSync(`${seeds}rubrics/system-design.yaml`, 'utf8'))).toBe(true);
  });
});
