import type { EstimateInputs } from './fields';

/** Assumptions that are all filled in. */
export const EXAMPLE: EstimateInputs = {
  users: '10M',
  actions: '20',
  ratio: '10:1',
  peak: '3x',
  readSize: '10 KB',
  writeSize: '1 KB',
  retention: '5y',
  copies: '3x',
  perMachine: '1k',
};

/** Numbers from 0 up to 1, always the same for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
