import { atom, type Editor } from 'tldraw';

/** What somebody has asked for on a canvas; the canvas's `BoardFiles` answers. */
export type BoardFileRequest = { editor: Editor; what: 'export' | 'import' };

/** The request that is open, if any. */
export const boardFileRequest = atom<BoardFileRequest | null>('board file request', null);
