import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { PACK_LIMITS } from './limits';
import type { PackProblem, PackRule, Parsed } from './problem';

const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

type Source = { file: string; firstLine: number; lines: LineCounter; document: Document.Parsed };
type Path = readonly PropertyKey[];

/**
 * Reads YAML that people exchange: the plain core of the language, held against `schema`. Nothing of a
 * document with a problem is used. `firstLine` is the line of the file on which `text` begins.
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>, firstLine = 1): Parsed<T> {
  const lines = new LineCounter();
  const at = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const problem = (line: number, rule: PackRule, message: string) => ({ file, line, rule, message });
  if (text.length > PACK_LIMITS.yamlCharacters) {
    const message = `This YAML is longer than ${PACK_LIMITS.yamlCharacters} characters.`;
    return { ok: false, problems: [problem(firstLine, 'too-large', message)] };
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      customTags: null,
      resolveKnownTags: false,
      merge: false,
      strict: true,
      stringKeys: true,
      uniqueKeys: true,
      prettyErrors: false,
    });
    const syntax = [...document.errors, ...document.warnings].map((error) =>
      problem(at(error.pos[0]), 'yaml', `${error.message.replace(/[.:]?$/, '')}.`),
    );
    if (syntax.length > 0) return { ok: false, problems: syntax };
    const source: Source = { file, firstLine, lines, document };
    const features = findRefusedFeatures(source);
    if (features.length > 0) return { ok: false, problems: features };
    const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
    if (result.success) return { ok: true, value: result.data };
    return { ok: false, problems: result.error.issues.flatMap((issue) => explainIssue(source, issue)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problems: [problem(firstLine, 'yaml', 'This YAML is nested too deeply.')] };
  }
}

function findRefusedFeatures({ file, firstLine, lines, document }: Source): PackProblem[] {
  const problems: PackProblem[] = [];
  const add = (offset: number, rule: PackRule, message: string) =>
    problems.push({ file, line: lines.linePos(offset).line + firstLine - 1, rule, message });
  if (document.directives?.docStart) add(0, 'yaml-feature', 'Leave out directives and document markers.');
  visit(document, {
    Alias: (_, node) => add(node.range?.[0] ?? 0, 'yaml-feature', 'Aliases are not part of the format.'),
    Pair: (_, pair) => {
      const key = isScalar(pair.key) ? pair.key : undefined;
      if (key && RESERVED_KEYS.has(String(key.value))) {
        add(key.range?.[0] ?? 0, 'reserved-key', `"${key.value}" cannot be the name of a field.`);
      }
    },
    Node: (_, node, path) => {
      const offset = node.range?.[0] ?? 0;
      if ('anchor' in node && node.anchor) add(offset, 'yaml-feature', 'Anchors are not part of the format.');
      if ('tag' in node && node.tag) add(offset, 'yaml-feature', 'Tags (!…) are not part of the format.');
      if (path.length <= PACK_LIMITS.yamlDepth * 2) return undefined;
      add(offset, 'yaml', 'This YAML is nested too deeply.');
      return visit.BREAK;
    },
  });
  return problems;
}

function explainIssue(source: Source, issue: z.core.$ZodIssue): PackProblem[] {
  const { file } = source;
  const name = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      line: lineOf(source, issue.path, key),
      rule: 'unknown-field',
      message: `"${fieldName([...issue.path, key])}" is not a field of the format.`,
    }));
  }
  const line = lineOf(source, issue.path);
  if (issue.path.length > 0 && !source.document.hasIn(issue.path)) {
    return [{ file, line, rule: 'missing-field', message: `"${name}" is missing.` }];
  }
  const message = issue.message.replace(/[.:]?$/, '.');
  const rule = issue.code === 'custom' && issue.params?.rule === 'duplicate-id' ? 'duplicate-id' : 'field';
  return [{ file, line, rule, message: name === '' ? message : `"${name}": ${message}` }];
}

function fieldName(path: Path): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : (index ? '.' : '') + String(part)))
    .join('');
}

/** The line of the value at `path`, or of its key `key`, or of what encloses it where it does not exist. */
function lineOf({ lines, document, firstLine }: Source, path: Path, key?: string): number {
  const at = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || !node.range) continue;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const keyNode = pair?.key;
    if (keyNode && isScalar(keyNode) && keyNode.range) return at(keyNode.range[0]);
    return at(node.range[0]);
  }
  return firstLine;
}
