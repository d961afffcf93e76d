'use client';

import 'tldraw/tldraw.css';
import './board.css';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useState } from 'react';
import {
  type Editor,
  type TLComponents,
  type TLStore,
  type TLUser,
  Tldraw,
  type TldrawOptions,
  useValue,
} from 'tldraw';
import { MAX_PAGES, MAX_SHAPES } from '@/lib/board/bounds';
import { PICTURE_TYPES } from '@/lib/board/pictures';
import { BoardContextMenu } from './authors/BoardContextMenu';
import { BoardFailure } from './BoardFailure';
import { BoardHelperButtons } from './BoardHelperButtons';
import { BoardMenu } from './BoardMenu';
import { BoardOverlay } from './BoardOverlay';
import { BoardShortcuts } from './BoardShortcuts';
import { BoardStylePanel } from './BoardStylePanel';
import { BoardToolbar } from './BoardToolbar';
import { boardAssetUrls } from './boardAssets';
import { handleBoardContent } from './boardContent';
import { boardOverrides } from './boardOverrides';
import { boardShapeUtils, boardTools } from './boardShapes';
import { CanvasLoading } from './CanvasLoading';
import { ComponentPalette } from './components/ComponentPalette';
import { tellDistance } from './components/tellDistance';
import { BoardFiles } from './export/BoardFiles';
import { OutlineButton } from './outline/OutlineButton';
import { outlineState } from './outline/outlineState';
import { PreparedCanvas } from './PreparedCanvas';
import { keepRefusedReportQuiet } from './quietWatermark';
import { askShapesInView } from './shapesUnderPointer';

keepRefusedReportQuiet();

const OutlinePanel = dynamic(() => import('./outline/OutlinePanel').then((module) => module.OutlinePanel), {
  ssr: false,
});

const COMPONENTS: TLComponents = {
  Canvas: PreparedCanvas,
  MainMenu: BoardMenu,
  ContextMenu: BoardContextMenu,
  StylePanel: BoardStylePanel,
  Toolbar: BoardToolbar,
  InFrontOfTheCanvas: BoardOverlay,
  KeyboardShortcutsDialog: BoardShortcuts,
  DebugMenu: null,
  DebugPanel: null,
  HelperButtons: BoardHelperButtons,
  HelpMenu: null,
  VideoToolbar: null,
  SharePanel: OutlineButton,
  TopPanel: null,
  ErrorFallback: BoardFailure,
  LoadingScreen: CanvasLoading,
};

const OPTIONS: Partial<TldrawOptions> = {
  branding: 'Board',
  maxShapesPerPage: MAX_SHAPES,
  maxPages: MAX_PAGES,
};
const NO_EMBEDS: [] = [];
const PICTURES = Object.keys(PICTURE_TYPES);
const NO_VIDEOS: [] = [];

export interface CanvasProps {
  store: TLStore;
  user: TLUser;
  autoFocus?: boolean;
  /** Only the drawing, without tools and menus. */
  hideUi?: boolean;
  onMount?: (editor: Editor) => void;
  /** What else works on this canvas, within its editor. */
  children?: ReactNode;
}

/** tldraw as boards use it: only what works here, and nothing that reaches another server. */
export function Canvas({ store, user, autoFocus = true, hideUi = false, onMount, children }: CanvasProps) {
  const [mounted, setMounted] = useState<Editor | null>(null);
  const hasOutline = useValue('has outline', () => mounted !== null && outlineState(mounted).get().isOpen, [
    mounted,
  ]);
  const handleMount = useCallback(
    (editor: Editor) => {
      setMounted(editor);
      handleBoardContent(editor);
      tellDistance(editor);
      askShapesInView(editor);
      onMount?.(editor);
    },
    [onMount],
  );
  return (
    <div className="flex size-full">
      <div className="relative isolate min-w-0 flex-1">
        <Tldraw
          className="board"
          store={store}
          user={user}
          shapeUtils={boardShapeUtils}
          tools={boardTools}
          assetUrls={boardAssetUrls}
          overrides={boardOverrides}
          components={COMPONENTS}
          options={OPTIONS}
          embeds={NO_EMBEDS}
          acceptedImageMimeTypes={PICTURES}
          acceptedVideoMimeTypes={NO_VIDEOS}
          autoFocus={autoFocus}
          hideUi={hideUi}
          onMount={handleMount}
        >
          <BoardFiles />
          <ComponentPalette />
          {children}
        </Tldraw>
      </div>
      {mounted && hasOutline ? <OutlinePanel editor={mounted} /> : null}
    </div>
  );
}
