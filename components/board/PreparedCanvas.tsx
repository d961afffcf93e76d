import { useState } from 'react';
import { DefaultCanvas, type Editor, type TLCanvasComponentProps, useEditor } from 'tldraw';
import { drawInParts } from './drawInParts';
import { keepRenderedShapes } from './keepRenderedShapes';

const prepared = new WeakSet<Editor>();

/** tldraw's canvas, on an editor that is ready for many shapes before the first of them is drawn. */
export function PreparedCanvas(props: TLCanvasComponentProps) {
  const editor = useEditor();
  useState(() => prepare(editor));
  return <DefaultCanvas {...props} />;
}

function prepare(editor: Editor): void {
  if (prepared.has(editor)) return;
  prepared.add(editor);
  keepRenderedShapes(editor);
  drawInParts(editor);
}
