'use client';

import { useAddress } from '@/components/ui/useAddress';
import { type BankAddress, readAddress, writeAddress } from '@/lib/bank/filters';

/** The filters of the bank in the address of its page, what changes some of them, and what clears all but the search. */
export function useBankAddress(): [BankAddress, (change: Partial<BankAddress>) => void, () => void] {
  const [address, show] = useAddress(readAddress, writeAddress);
  return [
    address,
    (change) => show({ ...address, ...change }),
    () => show(address.search ? { search: address.search } : {}),
  ];
}
