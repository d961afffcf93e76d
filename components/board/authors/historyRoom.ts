import { createContext } from 'react';

/** The room whose board is on this canvas, for those who may look back on it; null for all others. */
export const HistoryRoom = createContext<string | null>(null);
