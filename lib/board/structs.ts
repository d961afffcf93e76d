import type * as Y from 'yjs';

/** One unit of what a Yjs client has written: its clock says how many there were before. */
export type StructId = { client: number; clock: number };

/** Of some structs the last one of each client: of what one client wrote, the greater clock is the later. */
export class ClientClocks {
  readonly #clocks = new Map<number, number>();

  note(struct: StructId | null): void {
    if (struct) this.#clocks.set(struct.client, Math.max(this.#clocks.get(struct.client) ?? 0, struct.clock));
  }

  structs(): StructId[] {
    return [...this.#clocks].map(([client, clock]) => ({ client, clock }));
  }
}

/** The struct of an element of an array; null beyond its end. */
export function structAt(array: Y.Array<unknown>, index: number): StructId | null {
  let left = index;
  for (let item = array._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (left < item.length) return { client: item.id.client, clock: item.id.clock + left };
    left -= item.length;
  }
  return null;
}

/** Notes what a map and everything in it consists of now. */
export function noteStructsOfMap(map: Y.Map<unknown>, clocks: ClientClocks): void {
  for (const item of map._map.values()) {
    if (!item.deleted) noteItem(item, clocks);
    const [inner] = item.content.getContent();
    const type = inner as { _start?: Y.Item | null } | undefined;
    for (let part = type?._start ?? null; part; part = part.right) if (!part.deleted) noteItem(part, clocks);
  }
}

function noteItem({ id, length }: Y.Item, clocks: ClientClocks): void {
  clocks.note({ client: id.client, clock: id.clock + length - 1 });
}
