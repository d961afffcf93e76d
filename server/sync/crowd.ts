import type { CloseName } from '@/lib/sync/closeCodes';
import { MAX_SOCKETS_PER_PERSON, MAX_SOCKETS_PER_ROOM } from '@/lib/sync/limits';
import { type AwarenessEntry, encodeAwareness, encodeStanding, encodeUpdate } from '@/lib/sync/protocol';
import { AccessWatch } from './accessWatch';
import type { Clock, SyncLog } from './ports';
import { Presences } from './presences';
import type { Session } from './session';

export type CrowdOptions = {
  clock: Clock;
  log: SyncLog;
  /** The server is able to store. */
  isStoring(): boolean;
  /** An access was judged again and has ended. */
  onEnd(session: Session, name: CloseName): void;
  /** Who is connected has changed. */
  onPeople(personIds: string[]): void;
};

/** The sessions of one room: who they are, what they may do at this moment, and what they are told. */
export class Crowd {
  readonly presences = new Presences<Session>();
  readonly #options: CrowdOptions;
  readonly #watches = new Map<Session, AccessWatch>();
  #people = '';

  constructor(options: CrowdOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#watches.size;
  }

  has(session: Session): boolean {
    return this.#watches.has(session);
  }

  all(): Session[] {
    return [...this.#watches.keys()];
  }

  /** True if one more session of this person fits in. */
  hasRoomFor({ personId }: Session): boolean {
    const own = this.all().filter((session) => session.personId === personId);
    return this.size < MAX_SOCKETS_PER_ROOM && own.length < MAX_SOCKETS_PER_PERSON;
  }

  /** Takes a session in and keeps its access true from now on. */
  add(session: Session): void {
    const watch = new AccessWatch({
      access: session.access,
      clock: this.#options.clock,
      log: this.#options.log,
      onChange: (access) => {
        const before = session.access;
        session.access = access;
        if (before.canEdit !== access.canEdit) this.tellStanding(session);
        const restamped = this.presences.restamp(session);
        if (restamped) this.tellPresences([restamped], session);
      },
      onEnd: (name) => this.#options.onEnd(session, name),
    });
    this.#watches.set(session, watch);
  }

  /** Takes a session out and tells the others. False if it was not in. */
  remove(session: Session): boolean {
    const watch = this.#watches.get(session);
    if (!watch) return false;
    watch.stop();
    this.#watches.delete(session);
    const removal = this.presences.leave(session);
    if (removal) this.tellPresences([removal], null);
    this.reportPeople();
    return true;
  }

  /** Judges everyone's access again, or one person's. Resolves once the outcomes have taken effect. */
  async rejudge(personId?: string): Promise<void> {
    const checks: Promise<void>[] = [];
    for (const [session, watch] of this.#watches) {
      if (personId === undefined || session.personId === personId) checks.push(watch.recheck());
    }
    await Promise.all(checks);
  }

  /** Sends a change to those who have what it builds on; the others get it with the board. */
  relay(update: Uint8Array, author: Session | null): void {
    const frame = encodeUpdate(update);
    for (const session of this.#watches.keys()) {
      if (session !== author && session.hasBoard) session.send(frame);
    }
  }

  /** Sends presences to everyone but the one they come from. */
  tellPresences(entries: readonly AwarenessEntry[], author: Session | null): void {
    if (entries.length === 0) return;
    const frame = encodeAwareness(entries);
    for (const session of this.#watches.keys()) {
      if (session !== author && session.state.kind !== 'waiting') session.send(frame);
    }
  }

  /** Tells a session, if it asked, whether it may edit and whether edits can be stored. */
  tellStanding(session: Session): void {
    if (!session.wantsAcks || session.state.kind === 'waiting') return;
    session.send(encodeStanding({ canEdit: session.access.canEdit, storing: this.#options.isStoring() }));
  }

  /** Reports who is connected, if that has changed. */
  reportPeople(): void {
    const present = this.all().filter(({ state }) => state.kind !== 'waiting');
    const personIds = [...new Set(present.map(({ personId }) => personId))].sort();
    const people = personIds.join('\n');
    if (people === this.#people) return;
    this.#people = people;
    this.#options.onPeople(personIds);
  }
}
