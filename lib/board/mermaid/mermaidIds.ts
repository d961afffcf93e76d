/** What cannot be the id of a node, because it begins a statement or is a direction. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['graph', 'flowchart', 'subgraph', 'end', 'style', 'linkstyle', 'classdef', 'class', 'click', 'href'],
  ...[
    'call',
    'default',
    'interpolate',
    'direction',
    'acctitle',
    'accdescr',
    'tb',
    'td',
    'bt',
    'lr',
    'rl',
    'o',
    'x',
  ],
]);

const MAX_LENGTH = 32;

/** Ids for nodes that are made of their names: the same names in the same order give the same ids. */
export class MermaidIds {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** An id that nobody has yet, made of the first line of a text. */
  idFor(text: string): string {
    const base = slug(text);
    let id = base;
    while (this.#taken.has(id)) {
      const number = this.#next.get(base) ?? 2;
      this.#next.set(base, number + 1);
      id = `${base}_${number}`;
    }
    this.#taken.add(id);
    return id;
  }
}

function slug(text: string): string {
  const [line = ''] = text.split('\n');
  const plain = line.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const name =
    plain
      .match(/[a-z0-9]+/g)
      ?.join('_')
      .slice(0, MAX_LENGTH)
      .replace(/_+$/, '') ?? '';
  if (name === '') return 'node';
  return RESERVED.has(name) || /^\d/.test(name) ? `n_${name}` : name;
}
