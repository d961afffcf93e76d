import type { Access, Refusal } from '../access';
import { inlineCompactor } from '../compaction/inlineCompactor';
import type { FanOut } from '../fanout/fanOut';
import { LogWriter } from '../logWriter';
import { noMetrics, type SyncLog } from '../ports';
import { Room } from '../room';
import { createMemoryStorage, type MemoryStorage } from '../storage/memory';
import type { BoardStorage } from '../storage/storage';
import { FakeClock } from './fakeClock';
import { Peer } from './peer';

/** Someone who may edit. `recheck` gives the same again. */
export function editor(id: string, more: Partial<Access> = {}): Access {
  const access: Access = {
    personId: `member:${id}`,
    name: id,
    color: '#1d4ed8',
    role: 'interviewer',
    canEdit: true,
    recheck: async () => access,
    ...more,
  };
  return access;
}

/** Someone who only reads. */
export function reader(id: string, more: Partial<Access> = {}): Access {
  return editor(id, { role: 'overseer', canEdit: false, ...more });
}

/** An access whose next judgement the test decides. */
export function judged(first: Access): { access: Access; say(next: Access | Refusal | Error): void } {
  let next: Access | Refusal | Error = first;
  const recheck = async (): Promise<Access | Refusal> => {
    if (next instanceof Error) throw next;
    return 'refused' in next ? next : { ...next, recheck };
  };
  return {
    access: { ...first, recheck },
    say(value) {
      next = value;
    },
  };
}

/** A storage whose loads and appends wait until the test lets them through, or makes them fail. */
export class HeldStorage implements BoardStorage {
  readonly inner: MemoryStorage;
  /** While set, every append fails with it. */
  failure: Error | null = null;
  /** While set, every load fails with it. */
  loadFailure: Error | null = null;
  /** Fails with this once, after the append was made. */
  lostAnswer: Error | null = null;
  /** From this append on, all of them fail. */
  failFrom = Number.POSITIVE_INFINITY;
  appends = 0;
  /** The rooms are not in the database any more. */
  isGone = false;
  #holdAppends = false;
  #holdLoads = false;
  #waiting: (() => void)[] = [];

  constructor(inner: MemoryStorage = createMemoryStorage()) {
    this.inner = inner;
  }

  hold(what: 'appends' | 'loads'): void {
    if (what === 'appends') this.#holdAppends = true;
    else this.#holdLoads = true;
  }

  release(): void {
    this.#holdAppends = false;
    this.#holdLoads = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  async *load(...args: Parameters<BoardStorage['load']>) {
    if (this.#holdLoads) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.loadFailure) throw this.loadFailure;
    yield* this.inner.load(...args);
  }

  async append(...args: Parameters<BoardStorage['append']>) {
    this.appends++;
    if (this.#holdAppends) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.failure) throw this.failure;
    if (this.isGone) return args[0].map(() => 'gone' as const);
    if (this.appends >= this.failFrom) throw new Error('the disk is full');
    const outcomes = await this.inner.append(...args);
    const lost = this.lostAnswer;
    this.lostAnswer = null;
    if (lost) throw lost;
    return outcomes;
  }

  heads(...args: Parameters<BoardStorage['heads']>) {
    return this.inner.heads(...args);
  }

  readCheckpoint(...args: Parameters<BoardStorage['readCheckpoint']>) {
    return this.inner.readCheckpoint(...args);
  }

  writeCheckpoint(...args: Parameters<BoardStorage['writeCheckpoint']>) {
    return this.inner.writeCheckpoint(...args);
  }

  setAside(...args: Parameters<BoardStorage['setAside']>) {
    return this.inner.setAside(...args);
  }
}

/** A log that keeps its lines for the test. */
export class KeptLog implements SyncLog {
  readonly lines: { level: string; message: string; data: object }[] = [];
  debug = (data: object, message: string) => void this.lines.push({ level: 'debug', message, data });
  info = (data: object, message: string) => void this.lines.push({ level: 'info', message, data });
  warn = (data: object, message: string) => void this.lines.push({ level: 'warn', message, data });
  error = (data: object, message: string) => void this.lines.push({ level: 'error', message, data });
}

export const ROOM_ID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** One room with its surroundings, and people who come into it. */
export class Stage {
  readonly clock: FakeClock;
  readonly storage: HeldStorage;
  readonly log = new KeptLog();
  readonly compactor = { ...inlineCompactor };
  readonly people: string[][] = [];
  isUnloaded = false;
  readonly #fanOut: FanOut | null;
  #room: Room | null = null;

  /** Alone, or one of several nodes that share a clock, a log and a way to each other. */
  constructor({
    clock = new FakeClock(),
    log = createMemoryStorage(),
    fanOut = null,
  }: {
    clock?: FakeClock;
    log?: MemoryStorage;
    fanOut?: FanOut | null;
  } = {}) {
    this.clock = clock;
    this.storage = new HeldStorage(log);
    this.#fanOut = fanOut;
  }

  /** The room, which is opened when it is first asked for. */
  get room(): Room {
    this.#room ??= this.openRoom();
    return this.#room;
  }

  /** Opens the room again after it was unloaded. */
  openRoom(): Room {
    this.isUnloaded = false;
    const { storage, clock, log, compactor } = this;
    this.#room = new Room({
      ...{ roomId: ROOM_ID, storage, clock, log, compactor },
      writer: new LogWriter({ storage, clock, metrics: noMetrics }),
      fanOut: this.#fanOut,
      metrics: noMetrics,
      onPeople: (personIds) => this.people.push(personIds),
      onUnloaded: () => {
        this.isUnloaded = true;
      },
    });
    return this.#room;
  }

  /** Brings someone in. */
  join(access: Access, options?: Parameters<Peer['connect']>[3]): Peer {
    const peer = new Peer();
    peer.connect(this.room, access, this.clock, options);
    return peer;
  }

  /** Lets everything happen that takes up to this long. */
  advance(ms = 0): Promise<void> {
    return this.clock.advance(ms);
  }
}
