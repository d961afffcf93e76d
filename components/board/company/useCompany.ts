import { useCallback, useSyncExternalStore } from 'react';
import type { Company, CompanyState } from './company';

const ALONE: CompanyState = { others: [], following: null, followers: [], call: null, isCalling: false };

/** Who else is at the board, kept up to date; nobody while there is no canvas. */
export function useCompany(company: Company | null): CompanyState {
  const state = company?.state;
  return useSyncExternalStore(
    useCallback((listener: () => void) => state?.subscribe(listener) ?? (() => {}), [state]),
    () => state?.getSnapshot() ?? ALONE,
    () => ALONE,
  );
}
