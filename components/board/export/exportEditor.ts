import {
  createTLUser,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultTools,
  Editor,
  type TLStoreSnapshot,
  tipTapDefaultExtensions,
} from 'tldraw';
import { createBoardStore } from '@/lib/board/boardStore';
import type { BoardSnapshotData } from '@/lib/board/document';
import { boardAssetUrls } from '../boardAssets';
import { allShapeUtils } from '../boardShapes';

/**
 * An editor that nobody sees, with a board to draw into files: the one on the screen is left alone, and what is
 * exported does not change meanwhile. Whoever opens it disposes it.
 */
export function openExportEditor(snapshot: BoardSnapshotData): Editor {
  const container = document.createElement('div');
  container.className = 'tl-container tl-theme__light';
  container.inert = true;
  // In the document, for text is measured there; out of sight and of everyone's way.
  container.style.cssText = 'position:fixed;inset:0 auto auto -99999px;width:1px;height:1px;overflow:hidden';
  document.body.appendChild(container);
  const store = createBoardStore();
  store.loadStoreSnapshot(snapshot as TLStoreSnapshot);
  const editor = new Editor({
    store,
    user: createTLUser(),
    shapeUtils: allShapeUtils,
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
    fontAssetUrls: boardAssetUrls.fonts,
    autoFocus: false,
    initialState: 'select',
  });
  editor.disposables.add(() => container.remove());
  return editor;
}
