/** Who someone is in a room, the same in the log, in awareness and in permissions. */
export type PersonId = `member:${string}` | `pass:${string}`;

/** The person id of a member. */
export function memberPerson(memberId: string): PersonId {
  return `member:${memberId}`;
}

/** The person id of the holder of a pass. */
export function passPerson(passId: string): PersonId {
  return `pass:${passId}`;
}

/** Colours for people: distinguishable, and readable as a name tag with white text (4.5:1 and more). */
export const PERSON_COLORS = [
  '#1d4ed8',
  '#b45309',
  '#047857',
  '#be123c',
  '#6d28d9',
  '#0e7490',
  '#4d7c0f',
  '#a21caf',
  '#c2410c',
  '#475569',
] as const;

/** The colour of a person: the same on every screen, without anyone storing it. */
export function personColor(personId: string): string {
  let hash = 2166136261;
  for (let i = 0; i < personId.length; i++) hash = Math.imul(hash ^ personId.charCodeAt(i), 16777619);
  return PERSON_COLORS[(hash >>> 0) % PERSON_COLORS.length] ?? PERSON_COLORS[0];
}
