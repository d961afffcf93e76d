/** What a Prisma schema says that the database must have, in the words of PostgreSQL's catalogue. */
export type ExpectedSchema = { columns: string[]; enums: string[]; indexes: string[]; references: string[] };

type Field = { name: string; type: string; suffix: string; attributes: string };
type Block = { kind: string; name: string; lines: string[] };

const TYPES: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  DateTime: 'timestamp(3) without time zone',
  Bytes: 'bytea',
  Json: 'jsonb',
  Float: 'double precision',
  'Unsupported("tsvector")': 'tsvector',
};

/**
 * Reads the part of the Prisma schema language that this project uses.
 * @throws Error at anything else, so that a new construct cannot slip past the comparison
 */
export function parsePrismaSchema(text: string): ExpectedSchema {
  const blocks = readBlocks(text);
  const enums = blocks.filter((block) => block.kind === 'enum');
  const models = blocks.filter((block) => block.kind === 'model');
  const enumNames = new Set(enums.map((block) => block.name));
  const modelNames = new Set(models.map((block) => block.name));
  const expected: ExpectedSchema = {
    columns: [],
    enums: enums.map((block) => `${block.name}: ${block.lines.join(' ')}`),
    indexes: [],
    references: [],
  };
  for (const model of models) {
    const fields = model.lines.filter((line) => !line.startsWith('@@')).map(readField);
    for (const field of fields) {
      if (modelNames.has(field.type)) addReference(expected, model.name, field, fields);
      else addColumn(expected, model.name, field, enumNames);
    }
    for (const line of model.lines.filter((line) => line.startsWith('@@')))
      addIndex(expected, model.name, line);
  }
  return expected;
}

function readBlocks(text: string): Block[] {
  const plain = text.replace(/\/\/.*$/gm, '');
  return [...plain.matchAll(/^(\w+) (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, kind = '', name = '', body = '']) => ({
      kind,
      name,
      lines: body
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    }),
  );
}

function readField(line: string): Field {
  const match = /^(\w+)\s+(Unsupported\("\w+"\)|\w+)(\?|\[\])?\s*(.*)$/.exec(line);
  if (!match) throw new Error(`The comparison does not know this line: ${line}`);
  const [, name = '', type = '', suffix = '', attributes = ''] = match;
  const unknown = attributes
    .replace(/@(id|unique|default\((now\(\)|[^()]*)\)|relation\([^()]*\))/g, '')
    .trim();
  if (unknown !== '') throw new Error(`The comparison does not know ${unknown} in: ${line}`);
  return { name, type, suffix, attributes };
}

function addColumn(expected: ExpectedSchema, model: string, field: Field, enumNames: Set<string>): void {
  const { name, type, suffix, attributes } = field;
  const base = enumNames.has(type) ? (/[A-Z]/.test(type) ? `"${type}"` : type) : TYPES[type];
  if (!base) throw new Error(`The comparison does not know the type ${type} of ${model}.${name}`);
  // Prisma leaves lists nullable in the database and reads null as empty.
  const nullable = suffix === '?' || suffix === '[]';
  const value = /@default\((now\(\)|[^()]*)\)/.exec(attributes)?.[1];
  expected.columns.push(
    `${model}.${name} ${base}${suffix === '[]' ? '[]' : ''}${nullable ? '?' : ''} = ${defaultOf(value, base, enumNames.has(type))}`,
  );
  if (/@id\b/.test(attributes)) expected.indexes.push(`${model}_pkey unique on ${model}(${name})`);
  if (/@unique\b/.test(attributes)) expected.indexes.push(`${model}_${name}_key unique on ${model}(${name})`);
}

function defaultOf(value: string | undefined, base: string, isEnum: boolean): string {
  if (value === undefined) return 'null';
  if (value === 'now()') return 'CURRENT_TIMESTAMP';
  if (isEnum) return `'${value}'::${base}`;
  if (value.startsWith('"')) return `'${value.slice(1, -1)}'::${base}`;
  return value;
}

function addIndex(expected: ExpectedSchema, model: string, line: string): void {
  const match = /^@@(id|unique|index)\(\[([\w, ]+)\](?:, type: Gin)?\)$/.exec(line);
  if (!match) throw new Error(`The comparison does not know this line: ${line}`);
  const columns = (match[2] ?? '').split(',').map((column) => column.trim());
  const on = `on ${model}(${columns.join(',')})`;
  if (match[1] === 'id') expected.indexes.push(`${model}_pkey unique ${on}`);
  if (match[1] === 'unique') expected.indexes.push(`${model}_${columns.join('_')}_key unique ${on}`);
  if (match[1] === 'index') expected.indexes.push(`${model}_${columns.join('_')}_idx ${on}`);
}

function addReference(expected: ExpectedSchema, model: string, field: Field, fields: Field[]): void {
  const relation = /@relation\(.*fields: \[(\w+)\], references: \[(\w+)\](?:, onDelete: (\w+))?/.exec(
    field.attributes,
  );
  if (!relation) {
    if (/fields:/.test(field.attributes))
      throw new Error(`The comparison does not know: ${field.attributes}`);
    return; // the other side of a relation has no column
  }
  const [, column = '', target = '', chosen] = relation;
  const optional = fields.find((other) => other.name === column)?.suffix === '?';
  const onDelete = { SetNull: 'SET NULL', Cascade: 'CASCADE', Restrict: 'RESTRICT' }[
    chosen ?? (optional ? 'SetNull' : 'Restrict')
  ];
  expected.references.push(
    `${model}_${column}_fkey: FOREIGN KEY ("${column}") REFERENCES "${field.type}"(${target}) ON UPDATE CASCADE ON DELETE ${onDelete}`,
  );
}
