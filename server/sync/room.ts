import type { CloseName } from '@/lib/sync/closeCodes';
import { encodeAcked, encodeAwareness, encodeStep1 } from '@/lib/sync/protocol';
import { Crowd } from './crowd';
import { BoardDocument } from './document';
import { Journal } from './journal';
import { type Clock, type SyncLog, type SyncMetrics, type Timer, withDeadline } from './ports';
import { type OpenRoom, receiveFrame } from './receive';
import type { Session } from './session';
import { type BoardStorage, EMPTY_LOG } from './storage/storage';
import { LOAD_DEADLINE_MS, UNLOAD_AFTER_MS } from './timing';

export type RoomOptions = {
  roomId: string;
  storage: BoardStorage;
  clock: Clock;
  log: SyncLog;
  metrics: SyncMetrics;
  /** Who is connected has changed. */
  onPeople(personIds: string[]): void;
  /** The room is gone from memory; the next one to come loads it again. */
  onUnloaded(): void;
};

/** Where a room is in its life. */
type RoomState =
  | { kind: 'loading' }
  | { kind: 'open'; room: OpenRoom }
  /** Nothing is accepted any more; what was accepted is being stored. */
  | { kind: 'draining'; room: OpenRoom }
  | { kind: 'unloaded' };

/** One room in memory: its document, the sessions in it, and the journal that makes its edits durable. */
export class Room {
  readonly #options: RoomOptions;
  readonly #crowd: Crowd;
  #state: RoomState = { kind: 'loading' };
  #unloading: Timer | null = null;

  /** Makes the room and begins to load it. */
  constructor(options: RoomOptions) {
    this.#options = options;
    this.#crowd = new Crowd({
      clock: options.clock,
      log: options.log,
      isStoring: () => !('room' in this.#state) || this.#state.room.journal.storing,
      onEnd: (session, name) => this.drop(session, name),
      onPeople: options.onPeople,
    });
    void this.#load();
  }

  get sockets(): number {
    return this.#crowd.size;
  }

  get unsavedBytes(): number {
    return 'room' in this.#state ? this.#state.room.journal.unsavedBytes : 0;
  }

  /** Takes a session in, or closes it. What it says is answered once the room is loaded. */
  join(session: Session): void {
    if (this.#state.kind === 'draining' || this.#state.kind === 'unloaded') session.close('tryLater');
    else if (!this.#crowd.hasRoomFor(session)) session.close('roomFull');
    else {
      this.#unloading?.cancel();
      this.#crowd.add(session);
      this.#admit(session);
    }
  }

  /** Takes a frame from a session. Never throws. */
  receive(session: Session, frame: Uint8Array): void {
    if (session.isClosed || !this.#crowd.has(session)) return;
    const overload = session.overload(frame);
    if (overload) this.drop(session, overload);
    else if (this.#state.kind === 'open') receiveFrame(this.#state.room, session, frame);
    else if (this.#state.kind === 'loading' && !session.wait(frame)) this.drop(session, 'tooFast');
  }

  /** The session's connection is gone. */
  leave(session: Session): void {
    session.end();
    if (this.#crowd.remove(session) && this.#crowd.size === 0) this.#unloadLater();
  }

  /** Closes a session and takes it out. */
  drop(session: Session, name: CloseName, detail?: string): void {
    if (session.isClosed) return;
    this.#options.metrics.count('close');
    session.close(name, detail);
    this.leave(session);
  }

  /** Judges everyone's access again, or one person's. Resolves once the outcomes have taken effect. */
  async rejudge(personId?: string): Promise<void> {
    await this.#crowd.rejudge(personId);
  }

  /** Resolves once every edit accepted so far is durable. */
  async flush(): Promise<void> {
    if ('room' in this.#state) await this.#state.room.journal.flush();
  }

  /** Accepts nothing more, stores what was accepted, then closes every session and frees the memory. */
  async close(name: CloseName): Promise<void> {
    if (this.#state.kind === 'open') this.#state = { ...this.#state, kind: 'draining' };
    await this.flush();
    this.abandon(name);
  }

  /** Closes every session and frees the memory, whatever is still unsaved. */
  abandon(name: CloseName): void {
    for (const session of this.#crowd.all()) this.drop(session, name);
    this.#unload();
  }

  /** The document cannot be trusted any more: everyone comes back to the room as it is in the log. */
  async #reset(error: unknown): Promise<void> {
    this.#options.log.error({ err: error, roomId: this.#options.roomId }, 'a room has to be loaded again');
    if (this.#state.kind === 'open') this.#state = { ...this.#state, kind: 'draining' };
    for (const session of this.#crowd.all()) this.drop(session, 'restart');
    await this.close('restart');
  }

  async #load(): Promise<void> {
    const { roomId, clock, log, metrics } = this.#options;
    const started = clock.now();
    const document = new BoardDocument();
    let seq: bigint;
    try {
      seq = await withDeadline(clock, LOAD_DEADLINE_MS, 'loading a room', this.#read(document));
    } catch (error) {
      document.destroy();
      if (this.#state.kind !== 'loading') return;
      log.error({ err: error, roomId }, 'a room could not be loaded');
      this.abandon('tryLater');
      return;
    }
    if (this.#state.kind !== 'loading') {
      document.destroy();
      return;
    }
    metrics.time('load', clock.now() - started);
    if (!document.finishLoading()) log.error({ roomId, seq: String(seq) }, 'the log of a room has a hole');
    this.#state = { kind: 'open', room: this.#open(document, seq) };
    for (const session of this.#crowd.all()) this.#admit(session);
    if (this.#crowd.size === 0) this.#unloadLater();
  }

  async #read(document: BoardDocument): Promise<bigint> {
    let seq = EMPTY_LOG;
    for await (const page of this.#options.storage.load(this.#options.roomId)) {
      if (this.#state.kind !== 'loading') throw new Error('the room was closed meanwhile');
      document.load(page.updates);
      seq = page.seq;
    }
    return seq;
  }

  #open(document: BoardDocument, seq: bigint): OpenRoom {
    const { roomId, storage, clock, log, metrics } = this.#options;
    const crowd = this.#crowd;
    const journal = new Journal<Session>({
      roomId,
      storage,
      clock,
      log,
      metrics,
      seq,
      stateVector: () => document.stateVector(),
      onDurable: acknowledge,
      onStoring: () => {
        for (const session of crowd.all()) crowd.tellStanding(session);
      },
      onForeign: (updates) => this.#takeForeign(document, updates),
      onGone: () => this.abandon('roomNotFound'),
    });
    return {
      roomId,
      document,
      journal,
      crowd,
      clock,
      log,
      metrics,
      drop: (session, name, detail) => this.drop(session, name, detail),
      reset: (error) => void this.#reset(error),
    };
  }

  #takeForeign(document: BoardDocument, updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      const merged = document.merge(update);
      if (merged.kind === 'changed') this.#crowd.relay(merged.update, null);
      else if (merged.kind !== 'nothingNew') {
        void this.#reset(new Error(`a row of the log cannot be taken in: ${merged.kind}`));
        return;
      }
    }
  }

  /** Greets a session and takes in what it said while the room was loading. */
  #admit(session: Session): void {
    if (this.#state.kind !== 'open') return;
    const frames = session.admit();
    session.send(encodeStep1(this.#state.room.document.stateVector()));
    this.#crowd.tellStanding(session);
    const present = this.#crowd.presences.everyone();
    if (present.length > 0) session.send(encodeAwareness(present));
    this.#crowd.reportPeople();
    for (const frame of frames) {
      if (this.#state.kind === 'open' && !session.isClosed) receiveFrame(this.#state.room, session, frame);
    }
  }

  #unloadLater(): void {
    this.#unloading?.cancel();
    this.#unloading = this.#options.clock.after(UNLOAD_AFTER_MS, () => void this.#unloadWhenStored());
  }

  async #unloadWhenStored(): Promise<void> {
    await this.flush();
    const isStored = this.#state.kind === 'open' && this.#state.room.journal.isIdle;
    if (this.#crowd.size === 0 && isStored) this.#unload();
  }

  #unload(): void {
    if (this.#state.kind === 'unloaded') return;
    this.#unloading?.cancel();
    if ('room' in this.#state) {
      this.#state.room.journal.stop();
      this.#state.room.document.destroy();
    }
    this.#state = { kind: 'unloaded' };
    this.#options.onUnloaded();
  }
}

/** Tells each session how many of its messages are durable now. */
function acknowledge(sessions: readonly Session[], stateVector: Uint8Array): void {
  for (const session of sessions) session.durableMessages++;
  for (const session of new Set(sessions)) {
    if (session.wantsAcks) session.send(encodeAcked({ count: session.durableMessages, stateVector }));
  }
}
