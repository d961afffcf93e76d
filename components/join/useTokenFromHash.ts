'use client';

import { useEffect, useState } from 'react';

const KEY = 'drawbridge.link';

/**
 * The secret behind the `#` of a link, taken out of the address at once; `undefined` until it is read and
 * null where there is none. Kept for this tab only, so that a reload of the form still knows it.
 */
export function useTokenFromHash(): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const key = `${KEY}.${location.pathname}`;
    const fromHash = location.hash.slice(1);
    if (fromHash !== '') {
      sessionStorage.setItem(key, fromHash);
      history.replaceState(null, '', location.pathname);
    }
    setToken(fromHash || sessionStorage.getItem(key));
  }, []);
  return token;
}
