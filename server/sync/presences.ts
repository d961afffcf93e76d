import { isCallNumber } from '@/lib/sync/calls';
import { MAX_AWARENESS_LENGTH, MAX_KNOWN_PRESENCES, MAX_PRESENCES_PER_MESSAGE } from '@/lib/sync/limits';
import { type AwarenessEntry, decodeAwareness, ProtocolError } from '@/lib/sync/protocol';
import type { Access } from './access';

/** Who a presence belongs to: a socket and whom it was given to. */
export type Holder = { readonly access: Access };

type Known<H> = {
  personId: string;
  /** The socket that speaks for this id now; null once it has gone, or where it is another node's. */
  holder: H | null;
  /** The node whose socket it is, if it is not one of ours. */
  node: string | null;
  /** As last sent to the others. */
  clock: number;
  /** What is added to the client's own clock, so that the others never see it go back. */
  offset: number;
  /** As last sent to the others: a state with its identity stamped, or `null`. */
  json: string;
};

/** A presence as nodes tell each other. */
export type PresenceOfNode = AwarenessEntry & { personId: string };

const GONE = 'null';
const MAX_CLIENT_ID = 0xffffffff;
const MAX_CLOCK = 2 ** 40;

/**
 * The presences of one room. A socket speaks for one client id only, an id belongs to one person for as long
 * as the room is open, and what a state says about identity is written here, never taken from the client.
 */
export class Presences<H extends Holder> {
  readonly #known = new Map<number, Known<H>>();
  readonly #owned = new Map<H, number>();
  readonly #ownerOf: (clientId: number) => string | undefined;

  /** @param ownerOf who has drawn under an id, so that nobody else is present under it */
  constructor(ownerOf: (clientId: number) => string | undefined = () => undefined) {
    this.#ownerOf = ownerOf;
  }

  /** The person who is, or was last, present under an id. */
  personOf(clientId: number): string | undefined {
    return this.#known.get(clientId)?.personId;
  }

  /**
   * Takes an awareness message.
   * @returns what the others should be told
   * @throws ProtocolError if it cannot be read
   */
  receive(holder: H, payload: Uint8Array): AwarenessEntry[] {
    const news: AwarenessEntry[] = [];
    for (const entry of decodeAwareness(payload, MAX_PRESENCES_PER_MESSAGE)) {
      if (entry.clientId > MAX_CLIENT_ID || entry.clock > MAX_CLOCK) continue;
      if (entry.json.length > MAX_AWARENESS_LENGTH) continue;
      const known = this.#speakFor(holder, entry);
      if (known === null) continue;
      const clock = entry.clock + known.offset;
      const isGone = entry.json === GONE;
      const leaves = isGone && clock === known.clock && known.json !== GONE;
      if (clock <= known.clock && !leaves) continue;
      const json = isGone ? GONE : stamp(entry.json, holder.access);
      if (json === null) continue;
      known.clock = clock;
      known.json = json;
      news.push({ clientId: entry.clientId, clock, json });
    }
    return news;
  }

  /** Everyone who is present, but for the one who asks. */
  everyone(asking: H | null = null): AwarenessEntry[] {
    const entries: AwarenessEntry[] = [];
    for (const [clientId, { clock, json, holder }] of this.#known) {
      if (json !== GONE && (asking === null || holder !== asking)) entries.push({ clientId, clock, json });
    }
    return entries;
  }

  /** Those who are present by a socket of this node. */
  ours(): PresenceOfNode[] {
    const entries: PresenceOfNode[] = [];
    for (const [clientId, { clock, json, holder, personId }] of this.#known) {
      if (json !== GONE && holder !== null) entries.push({ clientId, clock, json, personId });
    }
    return entries;
  }

  /** Takes what another node says of its sockets. Returns what the sockets here should be told. */
  hear(node: string, entries: readonly PresenceOfNode[]): AwarenessEntry[] {
    const news: AwarenessEntry[] = [];
    for (const { clientId, clock, json, personId } of entries) {
      const known = this.#known.get(clientId);
      const isRemoval = json === GONE;
      if (known && (known.holder !== null || known.personId !== personId)) continue;
      if (isRemoval ? known?.node !== node || known.json === GONE : clock <= (known?.clock ?? -1)) continue;
      const latest = Math.max(clock, known?.clock ?? 0);
      const offset = known?.offset ?? 0;
      this.#known.set(clientId, { personId, holder: null, node, clock: latest, offset, json });
      news.push({ clientId, clock: latest, json });
    }
    this.#forgetOldest();
    return news;
  }

  /** Takes away the presences of a node. Returns what the sockets here should be told. */
  forgetNode(node: string): AwarenessEntry[] {
    const news: AwarenessEntry[] = [];
    for (const [clientId, known] of this.#known) {
      if (known.node !== node || known.json === GONE) continue;
      known.json = GONE;
      news.push({ clientId, clock: known.clock, json: GONE });
    }
    return news;
  }

  /** Forgets a socket. Returns the removal to be told to the others, if it was present. */
  leave(holder: H): AwarenessEntry | null {
    const clientId = this.#owned.get(holder);
    this.#owned.delete(holder);
    const known = clientId === undefined ? undefined : this.#known.get(clientId);
    if (clientId === undefined || known?.holder !== holder) return null;
    known.holder = null;
    if (known.json === GONE) return null;
    known.json = GONE;
    return { clientId, clock: known.clock, json: GONE };
  }

  /** Writes a changed identity into the socket's state. Returns what the others should be told. */
  restamp(holder: H): AwarenessEntry | null {
    const clientId = this.#owned.get(holder);
    const known = clientId === undefined ? undefined : this.#known.get(clientId);
    if (clientId === undefined || !known || known.holder !== holder || known.json === GONE) return null;
    const json = stamp(known.json, holder.access);
    if (json === null || json === known.json) return null;
    known.clock++;
    known.offset++;
    known.json = json;
    return { clientId, clock: known.clock, json };
  }

  /** The record this socket may write for the entry's id, which is claimed by the first state sent for it. */
  #speakFor(holder: H, entry: AwarenessEntry): Known<H> | null {
    const { clientId } = entry;
    const owned = this.#owned.get(holder);
    const known = this.#known.get(clientId);
    if (owned !== undefined) return owned === clientId && known?.holder === holder ? known : null;
    // Stock clients repeat what they hear about others; only a state of a free id, or of one's own, claims.
    if (entry.json === GONE) return null;
    const { personId } = holder.access;
    if ((known?.personId ?? this.#ownerOf(clientId) ?? personId) !== personId) return null;
    if (known?.holder) this.#owned.delete(known.holder);
    const clock = known?.clock ?? -1;
    const claimed: Known<H> = {
      personId,
      holder,
      node: null,
      clock,
      offset: Math.max(0, clock + 1 - entry.clock),
      json: known?.json ?? GONE,
    };
    this.#known.set(clientId, claimed);
    this.#owned.set(holder, clientId);
    this.#forgetOldest();
    return claimed;
  }

  #forgetOldest(): void {
    if (this.#known.size <= MAX_KNOWN_PRESENCES) return;
    for (const [clientId, known] of this.#known) {
      if (known.holder !== null) continue;
      this.#known.delete(clientId);
      return;
    }
  }
}

/**
 * The state with the holder's identity in its `user`, whatever the client wrote there, and without a call of
 * someone who may not edit; null if it is not an object.
 */
function stamp(json: string, { personId: id, name, color, role, canEdit }: Access): string | null {
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    throw new ProtocolError('a presence that is not JSON');
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
  const { call, ...rest } = state as Record<string, unknown>;
  const isHeard = canEdit && isCallNumber(call);
  return JSON.stringify({ ...rest, ...(isHeard && { call }), user: { id, name, color, role } });
}
