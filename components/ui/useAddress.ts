'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';

/**
 * What a list shows, kept in the address of its page: shared with a link, and there again on the way back.
 * `read` takes it out of the part after `?`, `write` makes that part of it.
 */
export function useAddress<A>(
  read: (query: { get(name: string): string | null }) => A,
  write: (address: A) => string,
): [A, (next: A) => void] {
  const query = useSearchParams();
  const [address, setAddress] = useState(() => read(query));
  return [
    address,
    (next) => {
      setAddress(next);
      const search = write(next);
      window.history.replaceState(null, '', search ? `?${search}` : window.location.pathname);
    },
  ];
}
