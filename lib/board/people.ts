import type { Awareness } from 'y-protocols/awareness';

/** Who draws, as their cursor shows. */
export type PresencePerson = { id: string; name: string; color: string };

/** Someone who has the board open. */
export type PersonHere = PresencePerson & { role: string };

const COLOR_PATTERN = /^#[0-9a-f]{6}$/i;
const NO_COLOR = '#475569';

/** The person whom the server has written into a presence, or null if there is none. */
export function readPerson(state: unknown): PersonHere | null {
  const user = (state as { user?: unknown } | undefined | null)?.user;
  if (typeof user !== 'object' || user === null) return null;
  const { id, name, color, role } = user as Record<string, unknown>;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return {
    id,
    name,
    color: typeof color === 'string' && COLOR_PATTERN.test(color) ? color : NO_COLOR,
    role: typeof role === 'string' ? role : '',
  };
}

/** Everyone who has the board open, each once however many windows they have, ordered by name. */
export function peopleHere(awareness: Awareness): PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const state of awareness.getStates().values()) {
    const person = readPerson(state);
    // The own state lacks the role, as the server writes it for the others only.
    if (person && !people.get(person.id)?.role) people.set(person.id, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
