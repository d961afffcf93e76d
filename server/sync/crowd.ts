import type { CloseName } from '@/lib/sync/closeCodes';
import { MAX_SOCKETS_PER_PERSON, MAX_SOCKETS_PER_ROOM } from '@/lib/sync/limits';
import { type AwarenessEntry, encodeAwareness } from '@/lib/sync/protocol';
import { AccessWatch } from './accessWatch';
import { deliver, type PresenceNews, type Source } from './delivery';
import { Message } from './message';
import type { Clock, SyncLog, Timer } from './ports';
import type { Session } from './session';
import { READER_CHECK_MS, READER_GRACE_MS } from './timing';

export type CrowdOptions = Source & {
  clock: Clock;
  log: SyncLog;
  /** An access was judged again and has ended. */
  onEnd(session: Session, name: CloseName): void;
  /** Who is connected has changed. */
  onPeople(personIds: string[]): void;
  /** Presences of this node's sockets have changed. */
  onPresences(entries: readonly AwarenessEntry[]): void;
};

/** The sessions of one room: who they are, what they may do at this moment, and what they are told. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #watches = new Map<Session, AccessWatch>();
  #news = new Map<number, PresenceNews>();
  #isWoken = false;
  #slow: Timer | null = null;
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

  /** True if a person has a socket here. */
  isHere(personId: string): boolean {
    for (const session of this.#watches.keys()) if (session.personId === personId) return true;
    return false;
  }

  /** Takes a session in and keeps its access true from now on. */
  add(session: Session): void {
    const { clock, log, presences, onEnd } = this.#options;
    const watch = new AccessWatch({
      access: session.access,
      clock,
      log,
      onChange: (access) => {
        const before = session.access;
        session.access = access;
        if (before.canEdit && !access.canEdit) session.beginLastCall();
        if (before.canEdit !== access.canEdit) this.tellStanding(session);
        this.wake();
        const restamped = presences.restamp(session);
        if (restamped) this.tellPresences([restamped], session);
      },
      onEnd: (name) => onEnd(session, name),
    });
    this.#watches.set(session, watch);
  }

  /** Takes a session out and tells the others. False if it was not in. */
  remove(session: Session): boolean {
    const watch = this.#watches.get(session);
    if (!watch) return false;
    watch.stop();
    this.#watches.delete(session);
    const removal = this.#options.presences.leave(session);
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

  /** Has everyone sent what they are due once this turn is over. */
  wake(): void {
    if (this.#isWoken) return;
    this.#isWoken = true;
    this.#options.clock.atEndOfTurn(() => this.deliverNow());
  }

  /** Sends everyone what they are due. */
  deliverNow(): void {
    this.#isWoken = false;
    const news = this.#news;
    if (news.size > 0) this.#news = new Map();
    let isAnyoneSlow = false;
    for (const session of this.#watches.keys()) {
      if (session.state.kind === 'waiting') continue;
      if (!this.#deliver(session, news)) isAnyoneSlow = true;
    }
    if (isAnyoneSlow) this.#slow ??= this.#options.clock.after(READER_CHECK_MS, () => this.#checkSlow());
  }

  /** What cannot be made for one session must not keep anyone else, or the process, from going on. */
  #deliver(session: Session, news: ReadonlyMap<number, PresenceNews>): boolean {
    try {
      return deliver(session, this.#options, news);
    } catch (error) {
      this.#options.log.error({ err: error }, 'a session could not be sent what it is due');
      this.#options.onEnd(session, 'restart');
      return true;
    }
  }

  /** Tells presences to everyone but the one they come from. */
  tellPresences(entries: readonly AwarenessEntry[], author: Session | null): void {
    if (entries.length === 0) return;
    this.#options.onPresences(entries);
    this.relayPresences(entries, author);
  }

  /** Tells presences to the sockets of this node only. Of several in one turn the last one counts. */
  relayPresences(entries: readonly AwarenessEntry[], author: Session | null): void {
    if (entries.length === 0) return;
    for (const entry of entries) {
      this.#news.set(entry.clientId, { message: new Message(encodeAwareness([entry])), author });
    }
    this.wake();
  }

  /** Tells a session, if it asked, whether it may edit and whether edits can be stored. */
  tellStanding(session: Session): void {
    if (!session.wantsAcks) return;
    session.due.standing = true;
    this.wake();
  }

  /** Tells everyone their standing. */
  tellStandings(): void {
    for (const session of this.#watches.keys()) this.tellStanding(session);
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

  /** Ends the looking after slow readers. */
  stop(): void {
    this.#slow?.cancel();
  }

  /** Those who read again get what they lack; those who have not for too long are cut off. */
  #checkSlow(): void {
    this.#slow = null;
    this.deliverNow();
    const now = this.#options.clock.now();
    for (const session of this.#watches.keys()) {
      if (!session.isStalled) session.behindSince = null;
      else session.behindSince ??= now;
      if (session.behindSince === null || now - session.behindSince < READER_GRACE_MS) continue;
      this.#options.metrics.count('cutOff');
      session.cutOff();
    }
  }
}
