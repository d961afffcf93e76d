import type { TLRecord, TLStore } from '@tldraw/tlschema';
import { isEqual } from '@tldraw/utils';
import type { BoardView } from './boardView';
import { type BoardRecord, recordTypeOf } from './schema';

type Plan = { remove: TLRecord['id'][][]; put: BoardRecord[] };

/** What others need comes first; what hangs on others goes first. */
const ORDER: readonly BoardRecord['typeName'][] = ['document', 'page', 'asset', 'shape', 'binding'];

/**
 * Makes the store show these records as the view has them, in one step that counts as someone else's. What
 * the editor changes in answer is taken back, so that the store has the view's records and no others.
 */
export function applyBoard(store: TLStore, view: BoardView, ids: Iterable<string>): void {
  const plan = planFor(store, view, ids);
  if (isEmpty(plan)) return;
  let answered: Iterable<string>;
  try {
    const changes = store.extractingChanges(() => store.mergeRemoteChanges(() => carryOut(store, plan)));
    const { added, updated, removed } = changes;
    answered = [...Object.keys(added), ...Object.keys(updated), ...Object.keys(removed)];
  } catch {
    // The step was rolled back because the editor failed on something in it; it is shown without asking.
    answered = ids;
  }
  const correction = planFor(store, view, answered);
  if (isEmpty(correction)) return;
  store.mergeRemoteChanges(() => {
    // The editor would only answer again. The store turns this back on at the end of the step.
    (store.sideEffects as unknown as { setIsEnabled(isEnabled: boolean): void }).setIsEnabled(false);
    carryOut(store, correction);
  });
}

function planFor(store: TLStore, view: BoardView, ids: Iterable<string>): Plan {
  const remove: TLRecord['id'][][] = ORDER.map(() => []);
  const put: BoardRecord[] = [];
  for (const id of ids) {
    const typeName = recordTypeOf(id);
    const held = store.unsafeGetWithoutCapture(id as TLRecord['id']);
    const shown = view.get(id);
    if (shown && !isEqual(held, shown)) put.push(shown);
    if (!shown && held && typeName) remove[ORDER.indexOf(typeName)]?.push(held.id);
  }
  put.sort((a, b) => ORDER.indexOf(a.typeName) - ORDER.indexOf(b.typeName));
  return { remove: remove.filter((group) => group.length > 0).reverse(), put };
}

function carryOut(store: TLStore, { remove, put }: Plan): void {
  for (const ids of remove) store.remove(ids);
  if (put.length > 0) store.put(put);
}

function isEmpty({ remove, put }: Plan): boolean {
  return remove.length === 0 && put.length === 0;
}
