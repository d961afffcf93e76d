import type { CloseName } from '@/lib/sync/closeCodes';
import type { FanOut } from './fanout/fanOut';
import { LogWriter } from './logWriter';
import {
  type Clock,
  type Compactor,
  type SyncLog,
  type SyncMetrics,
  type Timer,
  withDeadline,
} from './ports';
import { Room } from './room';
import type { Session } from './session';
import type { BoardStorage } from './storage/storage';
import { RECONCILE_MS, SPREAD_MS, SPREAD_PER_SOCKET_MS } from './timing';

export type RegistryOptions = {
  storage: BoardStorage;
  compactor: Compactor;
  /** The way to the other nodes; null for a process that is the only one. */
  fanOut: FanOut | null;
  clock: Clock;
  log: SyncLog;
  metrics: SyncMetrics;
  onPeople(roomId: string, personIds: string[]): void;
};

/** What there is in memory. */
export type SyncStats = { rooms: number; sockets: number; unsavedBytes: number };

/** The rooms in memory, each at most once. */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #writer: LogWriter;
  readonly #rooms = new Map<string, Room>();
  #reconciling: Timer | null = null;
  #isClosed = false;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#writer = new LogWriter(options);
    if (options.fanOut) this.#reconcileLater();
  }

  /** Brings a session into its room, which is loaded if it is not in memory. Returns the room. */
  join(roomId: string, session: Session): Room {
    const room = this.#rooms.get(roomId) ?? this.#load(roomId);
    room.join(session);
    return room;
  }

  /** The room, if it is in memory. */
  get(roomId: string): Room | undefined {
    return this.#rooms.get(roomId);
  }

  stats(): SyncStats {
    const stats = { rooms: this.#rooms.size, sockets: 0, unsavedBytes: 0 };
    for (const room of this.#rooms.values()) {
      stats.sockets += room.sockets;
      stats.unsavedBytes += room.unsavedBytes;
    }
    return stats;
  }

  /**
   * Closes every room after its edits are stored. Its sockets are closed one by one, so that not everyone comes
   * back at the same moment; until then they go on working.
   * @throws if not everything could be stored within `ms`; the edits in question were never acknowledged
   */
  async closeAll(name: CloseName, ms: number): Promise<void> {
    const { clock, log } = this.#options;
    this.#isClosed = true;
    this.#reconciling?.cancel();
    const closing = this.#spread(name).then(() =>
      Promise.all([...this.#rooms.values()].map((room) => room.close(name))),
    );
    try {
      await withDeadline(clock, ms, 'storing the last edits', closing);
    } catch (error) {
      log.error({ err: error, ...this.stats() }, 'the last edits could not be stored');
      for (const room of [...this.#rooms.values()]) room.abandon(name);
      throw error;
    }
  }

  /** Closes all sockets, in an order left to chance, over a time that grows with their number. */
  async #spread(name: CloseName): Promise<void> {
    const { clock } = this.#options;
    // What is under way is stored and acknowledged before anybody is sent away.
    await Promise.all([...this.#rooms.values()].map((room) => room.flush()));
    const sockets = [...this.#rooms.values()].flatMap((room) =>
      room.sessions().map((session) => ({ room, session })),
    );
    const time = Math.min(SPREAD_MS, SPREAD_PER_SOCKET_MS * (sockets.length - 1));
    const closings = sockets.map(
      ({ room, session }) =>
        new Promise<void>((resolve) => {
          const close = () => {
            room.drop(session, name);
            resolve();
          };
          if (time <= 0) close();
          else clock.after(clock.random() * time, close);
        }),
    );
    await Promise.all(closings);
  }

  #load(roomId: string): Room {
    const { onPeople, ...parts } = this.#options;
    const room = new Room({
      ...parts,
      writer: this.#writer,
      roomId,
      onPeople: (personIds) => onPeople(roomId, personIds),
      onUnloaded: () => {
        if (this.#rooms.get(roomId) === room) this.#rooms.delete(roomId);
      },
    });
    this.#rooms.set(roomId, room);
    return room;
  }

  #reconcileLater(): void {
    this.#reconciling = this.#options.clock.after(RECONCILE_MS, () => void this.#reconcile());
  }

  /** Compares every room with its log, whatever the fan-out has brought or lost. */
  async #reconcile(): Promise<void> {
    const { storage, log } = this.#options;
    const rooms = [...this.#rooms].filter(([, room]) => room.seq !== null);
    try {
      const heads = rooms.length > 0 ? await storage.heads(rooms.map(([roomId]) => roomId)) : new Map();
      for (const [roomId, room] of rooms) {
        const { seq } = room;
        if (seq !== null && (heads.get(roomId) ?? seq) > seq) await room.catchUp();
        room.adoptOverdue();
      }
    } catch (error) {
      log.warn({ err: error }, 'the log could not be compared with the rooms; it is tried again');
    }
    if (!this.#isClosed) this.#reconcileLater();
  }
}
