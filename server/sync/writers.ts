/**
 * Whose the writers of a board are. Every open document has an id of its own in whose name it writes, and it
 * belongs to the person who used it first, for ever: nobody else's edits can pose as theirs.
 */
export class Writers {
  readonly #owners = new Map<number, string>();

  get size(): number {
    return this.#owners.size;
  }

  /** Who it belongs to, if anybody used it yet. */
  ownerOf(client: number): string | undefined {
    return this.#owners.get(client);
  }

  /** Takes a free id for a person. False if it is somebody else's. */
  claim(client: number, personId: string): boolean {
    const owner = this.#owners.get(client);
    if (owner === undefined) this.#owners.set(client, personId);
    return owner === undefined || owner === personId;
  }

  /** Every person's ids, as they are kept with a checkpoint. */
  byPerson(): Record<string, number[]> {
    const people: Record<string, number[]> = {};
    for (const [client, personId] of this.#owners) {
      const ids = people[personId] ?? [];
      ids.push(client);
      people[personId] = ids;
    }
    return people;
  }
}
