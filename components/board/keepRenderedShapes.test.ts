import { atom, type Editor, type TLRenderingShape } from 'tldraw';
import { expect, it } from 'vitest';
import { keepRenderedShapes } from './keepRenderedShapes';

const PROPS = { w: 10 };
const META = {};
const UTIL = {};

function drawn(id: string, more: object = {}, shape: object = {}): TLRenderingShape {
  const whole = { id, x: 0, y: 0, props: PROPS, meta: META, ...shape };
  const rest = { util: UTIL, opacity: 1, index: 1, backgroundIndex: 1, ...more };
  return { id, shape: whole, ...rest } as unknown as TLRenderingShape;
}

function makeEditor() {
  const shapes = atom('shapes', [drawn('one'), drawn('two')]);
  const editor = { getRenderingShapes: () => shapes.get() } as unknown as Editor;
  keepRenderedShapes(editor);
  return { shapes, editor };
}

it('keeps the list while shapes only move', () => {
  const { shapes, editor } = makeEditor();
  const before = editor.getRenderingShapes();
  shapes.set([drawn('one', {}, { x: 5, y: 7, rotation: 1, parentId: 'shape:frame' }), drawn('two')]);
  expect(editor.getRenderingShapes()).toBe(before);
});

it.each([
  ['another shape', [drawn('one'), drawn('three')]],
  ['one more', [drawn('one'), drawn('two'), drawn('three')]],
  ['one less', [drawn('one')]],
  ['props', [drawn('one'), drawn('two', {}, { props: { w: 11 } })]],
  ['meta', [drawn('one', {}, { meta: { note: 1 } }), drawn('two')]],
  ['opacity', [drawn('one', { opacity: 0.5 }), drawn('two')]],
  ['the order', [drawn('one', { index: 2 }), drawn('two')]],
  ['the order of backgrounds', [drawn('one'), drawn('two', { backgroundIndex: 2 })]],
  ['how a kind is drawn', [drawn('one', { util: {} }), drawn('two')]],
])('gives the new list where that changes what is drawn: %s', (_, after) => {
  const { shapes, editor } = makeEditor();
  editor.getRenderingShapes();
  shapes.set(after);
  expect(editor.getRenderingShapes()).toBe(after);
});
