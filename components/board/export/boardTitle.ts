import { createContext } from 'react';

/** What the board is called, for the files that are made of it. */
export const BoardTitle = createContext('Board');
