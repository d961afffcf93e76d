import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardBytes } from '../boardBytes';
import { decodeStateVector } from '../stateVector';
import { createWorkerCompactor, type WorkerCompactor } from './workerCompactor';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the compacting thread', () => {
  let compactor: WorkerCompactor;
  beforeAll(async () => {
    // Beside the real bundles, so that packages are found.
    const outfile = path.join(ROOT, 'dist', 'test', 'compactor.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'silent',
    });
    compactor = createWorkerCompactor(outfile);
  });
  afterAll(() => compactor.close());

  it('makes a drawn board small, and leaves the board that it is made from whole', async () => {
    const board = new BoardBytes<null>();
    const doc = new Y.Doc();
    // As they come from sockets: small pieces of memory that others share.
    doc.on('update', (update: Uint8Array) => {
      const check = board.check(Buffer.from(update));
      if (check.kind === 'fits') board.take(check, null);
    });
    doc.getMap('board').set('large', 'y'.repeat(100_000));
    for (let i = 0; i < 3_000; i++) doc.getMap('board').set(`k${i % 10}`, 'x'.repeat(i % 200));
    const before = Buffer.concat(board.updatesUpTo(board.end));
    const [first, second] = await Promise.all([
      compactor.compact(board.updatesUpTo(board.end)),
      compactor.compact(board.updatesUpTo(1_000)),
    ]);
    expect(Buffer.concat(board.updatesUpTo(board.end)).equals(before)).toBe(true);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, first.state);
    expect(copy.getMap('board').toJSON()).toEqual(doc.getMap('board').toJSON());
    expect(first.state.length).toBeLessThan(before.length / 2);
    expect(new Map(decodeStateVector(first.stateVector))).toEqual(new Map(board.stateVector));
    board.rebase(second.state, decodeStateVector(second.stateVector), 1_000);
    const joined = new Y.Doc();
    for (const update of board.updatesUpTo(board.end)) Y.applyUpdate(joined, update);
    expect(joined.getMap('board').toJSON()).toEqual(doc.getMap('board').toJSON());
  });

  it('says what it cannot compact, and goes on', async () => {
    await expect(compactor.compact([new Uint8Array([9, 9, 9])])).rejects.toThrow();
    const { state } = await compactor.compact([new Uint8Array([0, 0])]);
    expect([...state]).toEqual([0, 0]);
  });

  it('is started again after it was closed', async () => {
    await compactor.close();
    const { state } = await compactor.compact([new Uint8Array([0, 0])]);
    expect([...state]).toEqual([0, 0]);
  });
});
