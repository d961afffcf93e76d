import type { FanOut, RoomLine } from './fanout/fanOut';
import type { Clock, SyncLog, Timer } from './ports';
import type { PresenceOfNode } from './presences';
import { decodeRoomMessage, encodeRoomMessage, type RoomMessage } from './roomMessages';
import type { LogEntry } from './storage/storage';
import { REPEAT_PRESENCES_MS, SILENT_NODE_MS } from './timing';

export type NeighboursOptions = {
  roomId: string;
  fanOut: FanOut;
  clock: Clock;
  log: SyncLog;
  /** Presences of this node's sockets. */
  ours(): PresenceOfNode[];
  onEdits(entries: readonly LogEntry[]): void;
  onPresences(node: string, entries: readonly PresenceOfNode[]): void;
  /** A node has closed the room, or has not been heard for so long that it seems so. */
  onGone(node: string): void;
};

/** The other nodes that serve the same room: what they are told and what they say. */
export class Neighbours {
  readonly #options: NeighboursOptions;
  readonly #line: RoomLine;
  readonly #heardAt = new Map<string, number>();
  #entries: LogEntry[] = [];
  #repeating: Timer;
  #isClosed = false;

  constructor(options: NeighboursOptions) {
    this.#options = options;
    this.#line = options.fanOut.open(options.roomId, (node, bytes) => this.#hear(node, bytes));
    this.#say({ kind: 'hello' });
    this.#repeating = options.clock.after(REPEAT_PRESENCES_MS, () => this.#repeat());
  }

  /** Tells an edit, together with what else comes in this turn. */
  tellEdit(entry: LogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > 1) return;
    this.#options.clock.atEndOfTurn(() => {
      const entries = this.#entries;
      this.#entries = [];
      this.#say({ kind: 'edits', entries });
    });
  }

  /** Tells presences that have changed. */
  tellPresences(entries: PresenceOfNode[]): void {
    this.#say({ kind: 'presences', entries });
  }

  /** Says goodbye. */
  close(): void {
    if (this.#isClosed) return;
    this.#say({ kind: 'bye' });
    this.#isClosed = true;
    this.#repeating.cancel();
    this.#line.close();
  }

  #say(message: RoomMessage): void {
    if (!this.#isClosed) this.#line.say(encodeRoomMessage(message));
  }

  #hear(node: string, bytes: Uint8Array): void {
    const { clock, log, roomId, ours, onEdits, onPresences, onGone } = this.#options;
    if (this.#isClosed) return;
    let message: RoomMessage;
    try {
      message = decodeRoomMessage(bytes);
    } catch (error) {
      log.warn({ err: error, roomId }, 'a message of another node could not be read');
      return;
    }
    this.#heardAt.set(node, clock.now());
    switch (message.kind) {
      case 'edits':
        onEdits(message.entries);
        break;
      case 'presences':
        onPresences(node, message.entries);
        break;
      case 'hello':
        this.#say({ kind: 'presences', entries: ours() });
        break;
      case 'bye':
        this.#heardAt.delete(node);
        onGone(node);
        break;
    }
  }

  /** Repeats this node's presences, as a sign of life too, and takes away those of nodes that give none. */
  #repeat(): void {
    const { clock, ours, onGone } = this.#options;
    this.#repeating = clock.after(REPEAT_PRESENCES_MS, () => this.#repeat());
    this.#say({ kind: 'presences', entries: ours() });
    for (const [node, at] of this.#heardAt) {
      if (clock.now() - at < SILENT_NODE_MS) continue;
      this.#heardAt.delete(node);
      onGone(node);
    }
  }
}
