import type { LogEntry } from './storage/storage';

type Heard = { entry: LogEntry; since: number };

/** Edits that other nodes sent and that have not been seen in the log yet. */
export class Unlogged {
  readonly #heard = new Map<string, Heard>();

  get size(): number {
    return this.#heard.size;
  }

  /** An edit came from another node. */
  hear(entry: LogEntry, now: number): void {
    this.#heard.set(fingerprint(entry.bytes), { entry, since: now });
  }

  /** An edit was read from the log. */
  isLogged(bytes: Uint8Array): void {
    if (this.#heard.size > 0) this.#heard.delete(fingerprint(bytes));
  }

  /** Takes out those that came before `time`, in the order they came: their node seems to have died. */
  takeOlderThan(time: number): LogEntry[] {
    const old: LogEntry[] = [];
    for (const [key, { entry, since }] of this.#heard) {
      if (since > time) break;
      old.push(entry);
      this.#heard.delete(key);
    }
    return old;
  }
}

/** Tells updates apart: two runs of FNV-1a from different starts, and the length. */
function fingerprint(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x01000193) + i;
  }
  return `${a >>> 0}:${b >>> 0}:${bytes.length}`;
}
