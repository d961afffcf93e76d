'use client';

import 'tldraw/tldraw.css';
import './board.css';
import { useCallback } from 'react';
import {
  type Editor,
  type TLComponents,
  type TLStore,
  type TLUser,
  Tldraw,
  type TldrawOptions,
} from 'tldraw';
import { BoardFailure } from './BoardFailure';
import { BoardMenu } from './BoardMenu';
import { BoardStylePanel } from './BoardStylePanel';
import { BoardToolbar } from './BoardToolbar';
import { boardAssetUrls } from './boardAssets';
import { handleBoardContent } from './boardContent';
import { boardOverrides } from './boardOverrides';
import { boardShapeUtils, boardTools } from './boardShapes';
import { CanvasLoading } from './CanvasLoading';
import { ComponentPalette } from './components/ComponentPalette';
import { ConnectHandles } from './components/ConnectHandles';
import { tellDistance } from './components/tellDistance';
import { BoardFiles } from './export/BoardFiles';
import { keepRefusedReportQuiet } from './quietWatermark';

keepRefusedReportQuiet();

const COMPONENTS: TLComponents = {
  MainMenu: BoardMenu,
  StylePanel: BoardStylePanel,
  Toolbar: BoardToolbar,
  InFrontOfTheCanvas: ConnectHandles,
  DebugMenu: null,
  DebugPanel: null,
  HelpMenu: null,
  ImageToolbar: null,
  VideoToolbar: null,
  SharePanel: null,
  TopPanel: null,
  ErrorFallback: BoardFailure,
  LoadingScreen: CanvasLoading,
};

const OPTIONS: Partial<TldrawOptions> = { branding: 'Board' };
const NO_EMBEDS: [] = [];

export interface CanvasProps {
  store: TLStore;
  user: TLUser;
  autoFocus?: boolean;
  /** Only the drawing, without tools and menus. */
  hideUi?: boolean;
  onMount?: (editor: Editor) => void;
}

/** tldraw as boards use it: only what works here, and nothing that reaches another server. */
export function Canvas({ store, user, autoFocus = true, hideUi = false, onMount }: CanvasProps) {
  const handleMount = useCallback(
    (editor: Editor) => {
      handleBoardContent(editor);
      tellDistance(editor);
      onMount?.(editor);
    },
    [onMount],
  );
  return (
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
      autoFocus={autoFocus}
      hideUi={hideUi}
      onMount={handleMount}
    >
      <BoardFiles />
      <ComponentPalette />
    </Tldraw>
  );
}
