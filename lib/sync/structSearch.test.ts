import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StoredBoard } from '../board/storedBoard';
import { makePair, makeShape } from '../board/testing';
import type { LoggedEdit } from './packedEdits';
import { StructSearch } from './structSearch';

/** Two people at a board, and the log of what they do. */
function makeLog() {
  const { a, b, network } = makePair();
  const log: LoggedEdit[] = [];
  const first = Y.encodeStateAsUpdate(a.doc);
  log.push({ actorId: 'system', at: 0, bytes: first });
  for (const [actorId, { doc }] of [
    ['ada', a],
    ['ines', b],
  ] as const) {
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== network) log.push({ actorId, at: log.length, bytes });
    });
  }
  const flush = () => {
    for (const { store } of [a, b]) store._flushHistory();
    network.sync();
  };
  /** Who made a shape and who changed it last, by the log. */
  const authors = (id: string) => {
    flush();
    const structs = new StoredBoard(a.doc).structsOf(`shape:${id}`);
    if (!structs) return null;
    const { made, changed } = structs;
    const search = new StructSearch([made, ...changed]);
    for (const edit of [...log].reverse()) search.look(edit);
    const latest = [made, ...changed]
      .flatMap((struct) => search.of(struct) ?? [])
      .sort((one, other) => one.newer - other.newer)[0];
    return { made: search.of(made)?.actorId, changed: latest?.actorId, isOver: search.isOver };
  };
  return { a, b, flush, authors };
}

describe('who made a shape and who changed it last', () => {
  it('is found for a shape that nobody has touched since', () => {
    const { b, authors, flush } = makeLog();
    b.put(makeShape('geo', 'one'));
    flush();
    expect(authors('one')).toEqual({ made: 'ines', changed: 'ines', isOver: true });
  });

  it('is found through moves of both, whoever made it', () => {
    const { a, b, authors, flush } = makeLog();
    a.put(makeShape('geo', 'one'), makeShape('geo', 'two', { index: 'a2' as never }));
    flush();
    b.change('one', { x: 10 });
    flush();
    expect(authors('one')).toMatchObject({ made: 'ada', changed: 'ines' });
    expect(authors('two')).toMatchObject({ made: 'ada', changed: 'ada' });
    a.change('one', { x: 20 });
    flush();
    expect(authors('one')).toMatchObject({ made: 'ada', changed: 'ada' });
    b.change('two', { x: 30 });
    b.change('two', { rotation: 1 });
    expect(authors('two')).toMatchObject({ made: 'ada', changed: 'ines' });
  });

  it('is found for letters in a text and points of a stroke', () => {
    const { a, b, authors, flush } = makeLog();
    a.put(makeShape('component', 'part'));
    a.put(makeShape('draw', 'stroke', { index: 'a2' as never }));
    flush();
    b.change('part', { props: { label: 'Orders' } as never });
    b.change('stroke', {
      props: {
        segments: [
          {
            type: 'free',
            points: [
              { x: 0, y: 0, z: 0.5 },
              { x: 9, y: 9, z: 0.5 },
            ],
          },
        ],
      } as never,
    });
    expect(authors('part')).toMatchObject({ made: 'ada', changed: 'ines' });
    expect(authors('stroke')).toMatchObject({ made: 'ada', changed: 'ines' });
  });

  it('is not whoever tidied up behind their own drags since', () => {
    const { a, b, authors, flush } = makeLog();
    const ids = Array.from({ length: 40 }, (_, i) => `shape${i}`);
    b.put(
      ...ids.map((id, i) =>
        makeShape('component', id, { index: `a${String.fromCharCode(65 + (i % 26))}V` as never }),
      ),
    );
    flush();
    const drag = (id: string) => {
      for (const x of [10, 20, 30]) {
        a.change(id, { x });
        flush();
      }
    };
    drag('shape0');
    b.change('shape0', { props: { label: 'Orders' } as never });
    flush();
    for (const id of ids.slice(1)) drag(id);
    expect(authors('shape0')).toEqual({ made: 'ines', changed: 'ines', isOver: true });
    expect(authors('shape1')).toEqual({ made: 'ines', changed: 'ada', isOver: true });
  });

  it('is of nobody for a shape that is gone, or never was', () => {
    const { a, authors, flush } = makeLog();
    a.put(makeShape('geo', 'one'));
    flush();
    a.remove('shape:one');
    expect(authors('one')).toBeNull();
    expect(authors('two')).toBeNull();
  });

  it('stays open for what the log does not have', () => {
    const search = new StructSearch([{ client: 1, clock: 5 }]);
    search.look({ actorId: 'ada', at: 0, bytes: new Uint8Array([0, 0]) });
    expect([search.isOver, search.looked, search.of({ client: 1, clock: 5 })]).toEqual([false, 1, null]);
  });
});
