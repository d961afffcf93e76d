import {
  PageRecordType,
  type TLArrowShapeProps,
  type TLPageId,
  type TLParentId,
  type TLShape,
  toRichText,
} from '@tldraw/tlschema';
import { getIndexAbove, getIndexBetween, type IndexKey } from '@tldraw/utils';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { randomFrom } from '../testing/random';
import { readRecords, recordsOf } from './document';
import { compareIndexes } from './indexes';
import { makeBinding, makePeer, makeShape, Network, type Peer } from './testing';

// Random edits by three people on a network that delivers late. `SEED=7 npx vitest run lib/board` runs one.

const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 120 }, (_, i) => i + 1);
const STEPS = 100;
const COLORS = ['red', 'green', 'blue', 'black'];

class Actor {
  #made = 0;
  constructor(
    readonly peer: Peer,
    readonly name: string,
    readonly random: () => number,
  ) {}

  /** Makes one random edit; returns what it was. */
  act(): string {
    const edits = [
      ...Array(4).fill('create'),
      ...Array(6).fill('move'),
      ...Array(4).fill('recolour'),
      ...Array(3).fill('draw'),
      ...Array(5).fill('type'),
      ...['mark', 'mark'],
      ...['delete', 'delete', 'reparent', 'reparent', 'reorder', 'reorder', 'bind', 'bind', 'bind'],
      ...['unbind', 'group', 'page', 'deletePage', 'damage'],
    ] as const;
    const edit = this.#pick(edits) as keyof Actor['edits'];
    const what = this.edits[edit]();
    return what ? `${this.name} ${edit} ${what}` : '';
  }

  readonly edits = {
    create: () => {
      const id = `${this.name}${this.#made++}`;
      const type = this.#pick(['geo', 'geo', 'arrow', 'draw', 'frame']);
      this.peer.put(makeShape(type, id, { parentId: this.#parent(), index: this.#freeIndex() }));
      return id;
    },
    move: () => this.#change(() => ({ x: this.#number(), y: this.#number() })),
    recolour: () => this.#change(() => ({ props: { color: this.#pick(COLORS) } }), 'geo'),
    draw: () => {
      const more = { x: this.#number(), y: this.#number(), z: 0.5 };
      return this.#change((shape) => {
        const [segment] = (shape.props as { segments: { points: object[] }[] }).segments;
        return { props: { segments: [{ ...segment, points: [...(segment?.points ?? []), more] }] } };
      }, 'draw');
    },
    /** Types into a text, or takes some of it away. */
    type: () =>
      this.#change(
        (shape) => {
          const before =
            shape.type === 'arrow' ? String((shape.props as TLArrowShapeProps).text) : this.#line(shape);
          const at = Math.floor(this.random() * (before.length + 1));
          const gone = Math.floor(this.random() ** 3 * 4);
          const after = before.slice(0, at) + this.#pick(['a', 'b c', '\n', '']) + before.slice(at + gone);
          return { props: shape.type === 'arrow' ? { text: after } : { richText: toRichText(after) } };
        },
        this.#pick(['arrow', 'geo']),
      ),
    mark: () =>
      this.#change((shape) => {
        const { richText } = shape.props as { richText: { content: { content?: object[] }[] } };
        const type = this.#pick(['bold', 'italic']);
        const content = richText.content.map((line) => ({
          ...line,
          ...(line.content ? { content: line.content.map((run) => ({ ...run, marks: [{ type }] })) } : {}),
        }));
        // Neighbours that are marked the same are one run.
        return content.some((line) => (line.content?.length ?? 0) > 1)
          ? {}
          : { props: { richText: { ...richText, content } } };
      }, 'geo'),
    delete: () => {
      const shape = this.#shape();
      if (!shape) return '';
      const ids = [
        shape.id,
        ...this.#shapes().flatMap(({ id, parentId }) => (parentId === shape.id ? [id] : [])),
      ];
      this.peer.remove(...ids);
      return ids.join(' ');
    },
    reparent: () => this.#change(() => ({ parentId: this.#parent(), index: this.#freeIndex() })),
    reorder: () => this.#change(() => ({ index: this.#freeIndex() })),
    bind: () => {
      const [arrow, to] = [this.#shape('arrow'), this.#shape('geo')];
      if (!arrow || !to) return '';
      const terminal = this.#pick(['start', 'end'] as const);
      const id = this.random() < 0.5 ? '' : `${this.name}${this.#made++}`;
      this.peer.put(makeBinding(arrow.id.slice(6), terminal, to.id.slice(6), id));
      return `${arrow.id} ${terminal} ${to.id}`;
    },
    unbind: () => {
      const bindings = Object.values(this.peer.board()).filter(({ typeName }) => typeName === 'binding');
      if (bindings.length === 0) return '';
      const { id } = this.#pick(bindings);
      this.peer.remove(id);
      return id;
    },
    group: () => {
      const members = [this.#shape(), this.#shape()].flatMap((shape) => shape ?? []);
      const [first] = members;
      if (!first) return '';
      const id = `${this.name}${this.#made++}`;
      const group = makeShape('group', id, { parentId: first.parentId, index: this.#freeIndex() });
      const moved = members.map((shape, i) => ({
        ...shape,
        parentId: group.id,
        index: `a${i + 1}` as IndexKey,
      }));
      this.peer.put(group, ...moved);
      return `${id} of ${members.map((member) => member.id)}`;
    },
    page: () => {
      const id = `page:${this.name}${this.#made++}` as TLPageId;
      this.peer.put(
        PageRecordType.create({ id, name: id, index: this.#pick(['a1', 'a2', 'a3']) as IndexKey, meta: {} }),
      );
      return id;
    },
    deletePage: () => {
      const pages = this.#pages();
      if (pages.length < 2) return '';
      const id = this.#pick(pages);
      const inside = this.#shapes().filter(({ parentId }) => parentId === id);
      this.peer.remove(...inside.map((shape) => shape.id), id);
      return id;
    },
    /** What no program of ours writes. */
    damage: () => {
      const records = recordsOf(this.peer.doc);
      const stored = records.get(this.#shape()?.id ?? '');
      if (!(stored instanceof Y.Map)) return '';
      const [key, value] = this.#pick<[string, unknown]>([
        ['props.w', -1],
        ['index', 'not an index'],
        ['parentId', 'shape:nowhere'],
        ['position', [Number.NaN, 'x']],
        ['type', 'image'],
        ['props.richText', { type: 'doc', content: [{ type: 'text', text: '' }] }],
        ['props.url', 'javascript:alert(1)'],
        ['props.text', 7],
        ['base', { x: 'nowhere', props: null }],
        ['lane', this.#pick(['no patch', '\0\0\u0001\u0000', 99])],
      ]);
      if (key === 'lane') {
        const lane = this.#pick([...this.peer.doc.getMap('lanes').values()]);
        if (lane instanceof Y.Array) lane.insert(this.random() < 0.5 ? 0 : lane.length, [value]);
      } else stored.set(key, value);
      return `${key} = ${JSON.stringify(value)}`;
    },
  };

  #change(how: (shape: TLShape) => object, type?: string): string {
    const shape = this.#shape(type);
    if (!shape) return '';
    const changes = how(shape);
    this.peer.change(shape.id.slice(6), changes);
    return `${shape.id} ${JSON.stringify(changes)}`;
  }

  #line(shape: TLShape): string {
    const { content } = (shape.props as { richText: { content: { content?: { text?: string }[] }[] } })
      .richText;
    return content.map((line) => (line.content ?? []).map(({ text }) => text).join('')).join('\n');
  }

  #shapes(): TLShape[] {
    return Object.values(this.peer.board()).filter(
      (record): record is TLShape => record.typeName === 'shape',
    );
  }

  #shape(type?: string): TLShape | undefined {
    const shapes = this.#shapes().filter((shape) => type === undefined || shape.type === type);
    return shapes.length === 0 ? undefined : this.#pick(shapes);
  }

  #pages(): TLPageId[] {
    const pages = Object.values(this.peer.board()).filter(({ typeName }) => typeName === 'page');
    return pages.map(({ id }) => id as TLPageId);
  }

  #parent(): TLParentId {
    const containers = this.#shapes().filter(({ type }) => type === 'frame' || type === 'group');
    return this.#pick([...this.#pages(), ...this.#pages(), ...containers.map(({ id }) => id)]);
  }

  /** An index next to someone's, often the one that another person takes at the same time. */
  #freeIndex(): IndexKey {
    const indexes = [...new Set(this.#shapes().map(({ index }) => index))].sort(compareIndexes);
    const at = Math.floor(this.random() * (indexes.length + 1));
    const [below, above] = [indexes[at - 1], indexes[at]];
    return above === undefined ? getIndexAbove(below) : getIndexBetween(below, above);
  }

  #number(): number {
    return Math.round(this.random() * 100_000) / 100;
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }
}

function checkBoard({ doc, store, board }: Peer): void {
  store.validate('tests');
  const records = board();
  const shown = readRecords(doc).records;
  expect(records).toEqual(Object.fromEntries(shown.map((record) => [record.id, record])));

  const typeOf = (id: string) => records[id]?.typeName;
  const wrong: string[] = [];
  const places = new Set<string>();
  for (const record of shown) {
    if (record.typeName === 'shape') {
      let top: TLShape = record;
      let depth = 0;
      while (typeOf(top.parentId) === 'shape' && depth++ < 64) top = records[top.parentId] as TLShape;
      if (typeOf(top.parentId) !== 'page') wrong.push(`${record.id} is on no page`);
    }
    if (record.typeName === 'binding' && !(typeOf(record.fromId) && typeOf(record.toId))) {
      wrong.push(`${record.id} is bound to nothing`);
    }
    if (record.typeName === 'shape' || record.typeName === 'page') {
      const place = `${'parentId' in record ? record.parentId : ''} ${record.index.replace(/0+$/, '')}`;
      if (places.has(place)) wrong.push(`${record.id} shares its place`);
      places.add(place);
    }
  }
  if (!shown.some(({ typeName }) => typeName === 'page')) wrong.push('there is no page');
  expect(wrong).toEqual([]);
}

function run(seed: number): void {
  const { next: random } = randomFrom(seed);
  // One of them gathers what they do until it is asked for.
  const peers = [makePeer(11), makePeer(22, { writeMs: 60_000 }), makePeer(33)];
  const network = new Network(peers);
  const actors = peers.map((peer, i) => new Actor(peer, 'abc'.charAt(i), random));
  const log: string[] = [];
  try {
    for (let step = 0; step < STEPS; step++) {
      const actor = actors[Math.floor(random() * actors.length)] as Actor;
      const edit = actor.act();
      if (edit) log.push(edit);
      if (random() < 0.5) actor.peer.flush();
      if (random() < 0.4) network.deliver(actor.peer.doc, 1 + Math.floor(random() * 4));
      if (step % 25 === 24) {
        settle(peers, network);
        for (const peer of peers) checkBoard(peer);
      }
    }
    settle(peers, network);
    const [first, ...others] = peers;
    for (const peer of peers) checkBoard(peer);
    for (const other of others) expect(other.board()).toEqual(first?.board());
  } catch (error) {
    throw new Error(`seed ${seed}, after:\n${log.join('\n')}`, { cause: error });
  }
}

function settle(peers: readonly Peer[], network: Network): void {
  for (const { flush } of peers) flush();
  network.sync();
}

describe('convergence', () => {
  it(`shows everybody the same whole board after random edits (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, () => {
    // Edits of several steps are written together, as they are within a frame.
    vi.stubGlobal('__FORCE_RAF_IN_TESTS__', true);
    vi.stubGlobal('requestAnimationFrame', () => 1);
    try {
      for (const seed of SEEDS) run(seed);
    } finally {
      vi.unstubAllGlobals();
    }
  }, 120_000);
});
