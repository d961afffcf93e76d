/** Carries the path that was asked for to the pages. The server sets it; what a client sends is overwritten. */
export const PATH_HEADER = 'x-drawbridge-path';
