import { rubricSchema } from '@/lib/schemas/rubric';
import { z } from '@/lib/zod';
import { frontMatterSchema, manifestSchema } from './schema';

/** No control characters: `lineSchema` in the words of every regular expression. */
const ONE_LINE = String.raw`^[^\u0000-\u001F\u007F-\u009F]*$`;

/** The version of the format that the schemas describe; a file says it in its field `format`. */
const FORMAT = 1;

const DESCRIBED = {
  pack: { schema: manifestSchema, title: 'pack.yaml of a question pack' },
  question: { schema: frontMatterSchema, title: 'The front matter of a question' },
  rubric: { schema: rubricSchema, title: 'A rubric' },
};

/**
 * The JSON Schemas (draft 2020-12) of what a pack has in YAML, by the names of their files, for editors and
 * other programs. They are made from what the loader itself holds files against. It asks a little more than they
 * can say: names that are not repeated, levels in order, and what only shows when files are seen together.
 */
export function packJsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(DESCRIBED).map(([name, { schema, title }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: inPlainWords });
      return [
        `${name}.v${FORMAT}.json`,
        { $schema, $id: `urn:drawbridge:${name}:${FORMAT}`, title, ...rest },
      ];
    }),
  );
}

/** Programs read patterns with and without support for Unicode's classes of characters. */
function inPlainWords({ jsonSchema }: { jsonSchema: { pattern?: string | undefined } }): void {
  if (jsonSchema.pattern?.includes(String.raw`\p{Cc}`)) jsonSchema.pattern = ONE_LINE;
}
