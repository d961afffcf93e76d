import * as Y from 'yjs';
import type { Compacted } from '../ports';

/**
 * What the updates come to, without the content of what has been deleted.
 * @throws if some of them build on what is not there
 */
export function compactUpdates(updates: readonly Uint8Array[]): Compacted {
  const doc = new Y.Doc({ gc: true });
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      throw new Error('updates of a board build on what is not there');
    }
    return { state: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  } finally {
    doc.destroy();
  }
}
