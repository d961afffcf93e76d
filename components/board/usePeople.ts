'use client';

import { useEffect, useState } from 'react';
import { type PersonHere, peopleHere } from '@/lib/board/people';
import type { RoomConnection } from '@/lib/sync/client';

const NOBODY: readonly PersonHere[] = [];

/** Everyone who has the board open now, oneself included, each once and ordered by name. */
export function usePeople(awareness: RoomConnection['awareness'] | null): readonly PersonHere[] {
  const [people, setPeople] = useState(NOBODY);
  useEffect(() => {
    if (!awareness) return setPeople(NOBODY);
    const read = () => {
      const here = peopleHere(awareness);
      // Presences change with every movement of a pointer; who is here seldom does.
      setPeople((before) => (JSON.stringify(before) === JSON.stringify(here) ? before : here));
    };
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [awareness]);
  return people;
}
