'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { type BankAddress, readAddress, writeAddress } from '@/lib/bank/filters';

/** The filters of the bank, kept in the address of the page: shared with a link, and there again on the way back. */
export function useBankAddress(): [BankAddress, (change: Partial<BankAddress>) => void, () => void] {
  const query = useSearchParams();
  const [address, setAddress] = useState(() => readAddress(query));

  function show(next: BankAddress): void {
    setAddress(next);
    const search = writeAddress(next);
    window.history.replaceState(null, '', search ? `?${search}` : window.location.pathname);
  }
  return [
    address,
    (change) => show({ ...address, ...change }),
    () => show(address.search ? { search: address.search } : {}),
  ];
}
