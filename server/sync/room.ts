import type { CloseName } from '@/lib/sync/closeCodes';
import { BoardBytes } from './boardBytes';
import { Crowd } from './crowd';
import type { FanOut } from './fanout/fanOut';
import { Journal } from './journal';
import { loadBoard } from './loadBoard';
import type { LogWriter } from './logWriter';
import { Neighbours } from './neighbours';
import {
  type Clock,
  type Compactor,
  type SyncLog,
  type SyncMetrics,
  type Timer,
  withDeadline,
} from './ports';
import { Presences } from './presences';
import { type Durable, type OpenRoom, receiveFrame } from './receive';
import type { Session } from './session';
import type { BoardStorage, LogEntry, LoggedEdit } from './storage/storage';
import { TakenEdits } from './takenEdits';
import { ADOPT_AFTER_MS, LOAD_DEADLINE_MS, UNLOAD_AFTER_MS } from './timing';
import { Unlogged } from './unlogged';
import { Upkeep } from './upkeep';
import { Writers } from './writers';

export type RoomOptions = {
  roomId: string;
  storage: BoardStorage;
  writer: LogWriter;
  compactor: Compactor;
  /** The way to the other nodes; null for a process that is the only one. */
  fanOut: FanOut | null;
  clock: Clock;
  log: SyncLog;
  metrics: SyncMetrics;
  /** Who is connected has changed. */
  onPeople(personIds: string[]): void;
  /** The room is gone from memory; the next one to come loads it again. */
  onUnloaded(): void;
};

/** What a loaded room has besides what frames act on. */
type Loaded = OpenRoom & { readonly upkeep: Upkeep };

/** Where a room is in its life. */
type RoomState =
  | { kind: 'loading' }
  | { kind: 'open'; room: Loaded }
  /** Nobody is let in and nothing is accepted any more; what was accepted is being stored. */
  | { kind: 'draining'; room: Loaded }
  | { kind: 'unloaded' };

/** One room in memory: its board, the sessions in it, and the journal that makes its edits durable. */
export class Room {
  readonly #options: RoomOptions;
  readonly #board = new BoardBytes<Session>();
  readonly #writers = new Writers();
  readonly #presences = new Presences<Session>((clientId) => this.#writers.ownerOf(clientId));
  readonly #crowd: Crowd;
  readonly #unlogged = new Unlogged();
  readonly #taken: TakenEdits;
  #neighbours: Neighbours | null = null;
  #state: RoomState = { kind: 'loading' };
  #unloading: Timer | null = null;
  #catchingUp: Promise<void> | null = null;

  /** Makes the room and begins to load it. */
  constructor(options: RoomOptions) {
    this.#options = options;
    const { clock, log, metrics, onPeople } = options;
    this.#taken = new TakenEdits({ board: this.#board, writers: this.#writers, log, roomId: options.roomId });
    this.#crowd = new Crowd({
      clock,
      log,
      metrics,
      onPeople,
      board: this.#board,
      presences: this.#presences,
      isStoring: () => !('room' in this.#state) || this.#state.room.journal.storing,
      onEnd: (session, name) => this.drop(session, name),
      onPresences: (entries) => {
        const personOf = (id: number) => this.#presences.personOf(id) ?? '';
        this.#neighbours?.tellPresences(
          entries.map((entry) => ({ ...entry, personId: personOf(entry.clientId) })),
        );
      },
    });
    void this.#load();
  }

  get sockets(): number {
    return this.#crowd.size;
  }

  get unsavedBytes(): number {
    return 'room' in this.#state ? this.#state.room.journal.unsavedBytes : 0;
  }

  /** The last row of the log that is in this room; null while it is not open. */
  get seq(): bigint | null {
    return this.#state.kind === 'open' ? this.#state.room.journal.seq : null;
  }

  /** The sessions in it. */
  sessions(): Session[] {
    return this.#crowd.all();
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
    this.#options.metrics.refuse(name);
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

  /**
   * Takes in what other nodes have written to the log, and writes what they sent and did not write for so long
   * that they seem to have died. Never rejects.
   */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#catchUp().finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  /** Writes for other nodes what they sent and did not write. */
  adoptOverdue(): void {
    this.#adopt(this.#options.clock.now() - ADOPT_AFTER_MS);
  }

  /** Accepts nothing more, stores what was accepted, then closes every session and frees the memory. */
  async close(name: CloseName): Promise<void> {
    if (this.#state.kind === 'open') this.#state = { ...this.#state, kind: 'draining' };
    await this.flush();
    this.#crowd.deliverNow();
    this.abandon(name);
  }

  /** Closes every session and frees the memory, whatever is still unsaved. */
  abandon(name: CloseName): void {
    for (const session of this.#crowd.all()) this.drop(session, name);
    this.#unload();
  }

  async #load(): Promise<void> {
    const { roomId, clock, log, metrics, storage, compactor } = this.#options;
    const started = clock.now();
    const isWanted = () => this.#state.kind === 'loading';
    const loading = loadBoard({
      roomId,
      storage,
      compactor,
      log,
      metrics,
      isWanted,
      board: this.#board,
      writers: this.#writers,
      taken: this.#taken,
    });
    let seqs: Awaited<typeof loading>;
    try {
      seqs = await withDeadline(clock, LOAD_DEADLINE_MS, 'loading a room', loading);
    } catch (error) {
      if (!isWanted()) return;
      log.error({ err: error, roomId }, 'a room could not be loaded');
      this.abandon('tryLater');
      return;
    }
    if (!isWanted()) return;
    metrics.time('load', clock.now() - started);
    this.#state = { kind: 'open', room: this.#open(seqs) };
    this.#meetNeighbours();
    for (const session of this.#crowd.all()) this.#admit(session);
    if (this.#crowd.size === 0) this.#unloadLater();
  }

  #open({ seq, checkpointSeq }: { seq: bigint; checkpointSeq: bigint }): Loaded {
    const { roomId, storage, compactor, writer, clock, log, metrics, fanOut } = this.#options;
    const board = this.#board;
    const isSettled = () => this.#unlogged.size === 0 && !this.#taken.hasHoles;
    const upkeep = new Upkeep({
      ...{ roomId, board, compactor, storage, clock, log, metrics, checkpointSeq },
      writers: () => this.#writers.byPerson(),
    });
    const journal = new Journal<Durable | null>({
      ...{ roomId, storage, writer, clock, log, metrics, seq },
      position: () => (isSettled() ? board.end : null),
      onDurable: (durables) => this.#acknowledge(durables),
      onSettled: (position, row) => upkeep.settled(position, row),
      onStoring: () => this.#crowd.tellStandings(),
      onForeign: (edits) => this.#takeForeign(edits),
      onGone: () => this.abandon('roomNotFound'),
    });
    if (isSettled()) upkeep.settled(board.end, seq);
    return {
      ...{ roomId, board, journal, upkeep, clock, log, metrics },
      writers: this.#writers,
      presences: this.#presences,
      crowd: this.#crowd,
      hasNeighbours: fanOut !== null,
      drop: (session, name, detail) => this.drop(session, name, detail),
      tellNeighbours: (entry) => this.#neighbours?.tellEdit(entry),
      adoptUnlogged: () => this.#adopt(Number.POSITIVE_INFINITY),
      catchUp: () => {
        if (fanOut) void this.catchUp();
      },
    };
  }

  #meetNeighbours(): void {
    const { roomId, fanOut, clock, log } = this.#options;
    if (!fanOut) return;
    this.#neighbours = new Neighbours({
      ...{ roomId, fanOut, clock, log },
      ours: () => this.#presences.ours(),
      onEdits: (entries) => this.#hearEdits(entries),
      onPresences: (node, entries) => this.#crowd.relayPresences(this.#presences.hear(node, entries), null),
      onGone: (node) => this.#crowd.relayPresences(this.#presences.forgetNode(node), null),
    });
  }

  /** Edits that another node sent. Those that do not fit are waited for in the log. */
  #hearEdits(entries: readonly LogEntry[]): void {
    let isMissing = false;
    for (const entry of entries) {
      const taken = this.#taken.take(entry);
      if (taken === 'changed') this.#unlogged.hear(entry, this.#options.clock.now());
      if (taken === 'gap') isMissing = true;
    }
    this.#crowd.wake();
    if (isMissing) void this.catchUp();
  }

  /** Edits that the log has and this room did not know of. */
  #takeForeign(edits: readonly LoggedEdit[]): void {
    for (const edit of edits) {
      this.#unlogged.isLogged(edit.bytes);
      this.#taken.takeLogged(edit);
    }
    this.#taken.fillHoles();
    this.#crowd.wake();
  }

  #adopt(heardUntil: number): void {
    if (this.#state.kind !== 'open') return;
    for (const entry of this.#unlogged.takeOlderThan(heardUntil)) this.#state.room.journal.write(entry, null);
  }

  async #catchUp(): Promise<void> {
    if (this.#state.kind !== 'open') return;
    try {
      await this.#state.room.journal.catchUp();
    } catch (error) {
      const { log, roomId } = this.#options;
      log.warn({ err: error, roomId }, 'the log could not be read; it is tried again');
    }
  }

  /** Tells each session how many of its messages are durable now. */
  #acknowledge(durables: readonly (Durable | null)[]): void {
    for (const durable of durables) {
      durable?.session.isDurable(durable.news);
    }
    this.#crowd.wake();
  }

  /** Greets a session and takes in what it said while the room was loading. */
  #admit(session: Session): void {
    if (this.#state.kind !== 'open') return;
    const frames = session.admit();
    session.due.hello = true;
    session.due.everyone = true;
    this.#crowd.tellStanding(session);
    this.#crowd.wake();
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
    if (this.#state.kind !== 'open' || this.#crowd.size > 0) return;
    await this.#state.room.upkeep.finish();
    const isStored = this.#state.kind === 'open' && this.#state.room.journal.isIdle;
    if (this.#crowd.size === 0 && isStored) this.#unload();
  }

  #unload(): void {
    if (this.#state.kind === 'unloaded') return;
    this.#unloading?.cancel();
    this.#crowd.stop();
    this.#neighbours?.close();
    if ('room' in this.#state) {
      this.#state.room.journal.stop();
      this.#state.room.upkeep.stop();
    }
    this.#state = { kind: 'unloaded' };
    this.#options.onUnloaded();
  }
}
