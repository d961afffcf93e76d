import {
  type Editor,
  PageRecordType,
  type TLPageId,
  type TLRecord,
  type TLRenderingShape,
  type TLShape,
  type TLShapeId,
} from 'tldraw';
import { expect, it, vi } from 'vitest';
import { createBoardStore } from '@/lib/board/boardStore';
import { FIRST_DOCUMENT, FIRST_PAGE } from '@/lib/board/repair';
import { makeShape } from '@/lib/board/testing';
import { keepRenderedShapes } from './keepRenderedShapes';

const UTIL = {} as TLRenderingShape['util'];
const [ONE, TWO] = ['shape:one', 'shape:two'] as TLShapeId[];

/** A store with two shapes, and as much of an editor as lists them. */
function makeEditor() {
  const store = createBoardStore();
  store.put([FIRST_DOCUMENT, FIRST_PAGE, makeShape('geo', 'one'), makeShape('geo', 'two')]);
  // It adds the records of the person's window; tldraw calls it and keeps it out of its types.
  (store as unknown as { ensureStoreIsUsable(): void }).ensureStoreIsUsable();
  const list = vi.fn((): TLRenderingShape[] =>
    store
      .allRecords()
      .filter((record) => record.typeName === 'shape')
      .sort((a, b) => (a.index < b.index ? -1 : 1))
      .map((shape, place) => ({
        ...{ id: shape.id, shape, util: UTIL, opacity: shape.opacity },
        ...{ index: place, backgroundIndex: place },
      })),
  );
  const editor = { store, getRenderingShapes: list } as unknown as Editor;
  keepRenderedShapes(editor);
  const change = (id: TLShapeId | undefined, changes: Partial<TLShape>) =>
    store.put([{ ...store.get(id as TLShapeId), ...changes } as TLRecord]);
  return { store, editor, list, change };
}

it('keeps the list, and does not make it anew, while shapes only move', () => {
  const { editor, list, change } = makeEditor();
  const before = editor.getRenderingShapes();
  for (let x = 1; x < 5; x++) {
    change(ONE, { x, y: 2 * x, rotation: x / 10 });
    expect(editor.getRenderingShapes()).toBe(before);
  }
  expect(list).toHaveBeenCalledTimes(1);
});

it('keeps the list while people point and pages are turned to and fro', () => {
  const { store, editor, list } = makeEditor();
  const before = editor.getRenderingShapes();
  const [pointer] = store.allRecords().filter(({ typeName }) => typeName === 'pointer');
  const [instance] = store.allRecords().filter(({ typeName }) => typeName === 'instance');
  if (pointer) store.put([{ ...pointer, x: 5 } as TLRecord]);
  store.put([{ ...instance, isFocused: true } as TLRecord]);
  expect(editor.getRenderingShapes()).toBe(before);
  expect(list).toHaveBeenCalledTimes(1);
  store.put([PageRecordType.create({ id: 'page:two' as TLPageId, name: 'Two', index: 'a2' as never })]);
  store.put([{ ...instance, currentPageId: 'page:two' } as TLRecord]);
  expect(editor.getRenderingShapes()).toBe(before);
  expect(list).toHaveBeenCalledTimes(2);
});

it('asks again when something is about to be erased, which is drawn fainter', () => {
  const { store, editor, list } = makeEditor();
  editor.getRenderingShapes();
  const state = store.allRecords().find(({ typeName }) => typeName === 'instance_page_state');
  store.put([{ ...state, erasingShapeIds: [ONE] } as TLRecord]);
  editor.getRenderingShapes();
  expect(list).toHaveBeenCalledTimes(2);
});

it.each<[string, (given: ReturnType<typeof makeEditor>) => void]>([
  ['one more', ({ store }) => store.put([makeShape('geo', 'three')])],
  ['one less', ({ store }) => store.remove([ONE as TLShapeId])],
  ['props', ({ change }) => change(TWO, { props: { ...makeShape('geo', 'two').props, w: 11 } as never })],
  ['meta', ({ change }) => change(ONE, { meta: { note: 1 } })],
  ['opacity', ({ change }) => change(ONE, { opacity: 0.5 })],
  ['the order', ({ change }) => change(ONE, { index: 'a9' as never })],
])('gives a new list where that changes what is drawn: %s', (_, act) => {
  const given = makeEditor();
  const before = given.editor.getRenderingShapes();
  act(given);
  const after = given.editor.getRenderingShapes();
  expect(after).not.toBe(before);
  expect(after).toEqual(given.list());
  given.change(TWO, { x: 77 });
  expect(given.editor.getRenderingShapes()).toBe(after);
});
