import type { CloseName } from '@/lib/sync/closeCodes';
import { type Clock, type SyncLog, type SyncMetrics, withDeadline } from './ports';
import { Room } from './room';
import type { Session } from './session';
import type { BoardStorage } from './storage/storage';

export type RegistryOptions = {
  storage: BoardStorage;
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
  readonly #rooms = new Map<string, Room>();

  constructor(options: RegistryOptions) {
    this.#options = options;
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
    const rooms = [...this.#rooms.values()];
    return {
      rooms: rooms.length,
      sockets: rooms.reduce((sum, room) => sum + room.sockets, 0),
      unsavedBytes: rooms.reduce((sum, room) => sum + room.unsavedBytes, 0),
    };
  }

  /**
   * Closes every room after its edits are stored.
   * @throws if that was not possible within `ms`; the edits in question were never acknowledged
   */
  async closeAll(name: CloseName, ms: number): Promise<void> {
    const closing = Promise.all([...this.#rooms.values()].map((room) => room.close(name)));
    try {
      await withDeadline(this.#options.clock, ms, 'storing the last edits', closing);
    } catch (error) {
      this.#options.log.error({ err: error, ...this.stats() }, 'the last edits could not be stored');
      for (const room of [...this.#rooms.values()]) room.abandon(name);
      throw error;
    }
  }

  #load(roomId: string): Room {
    const { onPeople, ...parts } = this.#options;
    const room = new Room({
      ...parts,
      roomId,
      onPeople: (personIds) => onPeople(roomId, personIds),
      onUnloaded: () => {
        if (this.#rooms.get(roomId) === room) this.#rooms.delete(roomId);
      },
    });
    this.#rooms.set(roomId, room);
    return room;
  }
}
