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
