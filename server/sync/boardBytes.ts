import * as Y from 'yjs';
import { encodeStep2, encodeUpdateHead } from '@/lib/sync/protocol';
import { checkUpdate, type FittingUpdate, messageLimits, type UpdateCheck } from './checkUpdate';
import { DeleteSet, encodeDeletions } from './deleteSet';
import { Message } from './message';
import { type Block, scanUpdate } from './scanUpdate';
import { covers, encodeStateVector, type StateVector } from './stateVector';

/** An update that fits this board, with what it deletes that was not deleted before: three numbers each. */
export type FittingEdit = FittingUpdate & { deletions: Float64Array };
export type EditCheck = FittingEdit | Exclude<UpdateCheck, FittingUpdate>;

/** One edit on its way to everyone, and kept for those who come later until it is part of the base. */
export class BoardEdit<Author> {
  readonly message: Message;
  readonly author: Author | null;
  /** Whose structs it has, if it has those of one writer, and the clock behind them; else -1. */
  readonly writer: number;
  readonly end: number;
  /** Of the update, in bytes. */
  readonly length: number;

  constructor(update: Uint8Array, author: Author | null, news: readonly Block[]) {
    const [only] = news;
    const isSingle = only !== undefined && news.length === 1;
    this.message = new Message(encodeUpdateHead(update.length), update);
    this.author = author;
    this.writer = isSingle ? only.client : -1;
    this.end = isSingle ? only.end : -1;
    this.length = update.length;
  }

  /** What it brought that was new, as a version-1 update. */
  get update(): Uint8Array {
    const { frame } = this.message;
    return frame.subarray(frame.length - this.length);
  }
}

const EMPTY_UPDATE = new Uint8Array([0, 0]);
const NO_STRUCTS = new Uint8Array([0]);

/**
 * The content of one board as bytes: an encoded base, and after it a tail of edits as they came. Beside them
 * are only the figures that checking needs: how far each writer is, and what has been deleted.
 *
 * Edits have positions, which count up from 0 and outlive the tail; a reader is at the position of the next
 * edit it has not been sent.
 */
export class BoardBytes<Author> {
  readonly #clocks = new Map<number, number>();
  readonly #stateOf = (client: number) => this.#clocks.get(client) ?? 0;
  readonly #deleted = new DeleteSet();
  #base: Uint8Array = EMPTY_UPDATE;
  #baseClocks: StateVector = new Map();
  #tail: BoardEdit<Author>[] = [];
  #tailBytes = 0;
  #start = 0;

  /** The position behind the last edit. */
  get end(): number {
    return this.#start + this.#tail.length;
  }

  /** The position where the tail begins: what is before it is in the base only. */
  get start(): number {
    return this.#start;
  }

  get baseBytes(): number {
    return this.#base.length;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  /** Writers that have ever drawn on this board. */
  get writers(): number {
    return this.#clocks.size;
  }

  /** Ranges of what has been deleted. */
  get deletions(): number {
    return this.#deleted.size;
  }

  /** How far the board is, for each writer. */
  get stateVector(): StateVector {
    return this.#clocks;
  }

  /**
   * Begins with a stored state instead of nothing. Only for a board that is still empty.
   * @throws MalformedUpdate if it is no update
   */
  begin(base: Uint8Array): void {
    const { blocks, deletions } = scanUpdate(base);
    for (const { client, end } of blocks) this.#clocks.set(client, end);
    this.#deleted.add(deletions);
    this.#base = base;
    this.#baseClocks = new Map(this.#clocks);
  }

  /** Checks a message's update against the board, which stays as it is. */
  check(update: Uint8Array): EditCheck {
    return this.#withDeletions(checkUpdate(update, this.#stateOf, messageLimits(this.#clocks.size)));
  }

  /** The same for an update that has been accepted before, however large it is. */
  checkAccepted(update: Uint8Array): EditCheck {
    return this.#withDeletions(checkUpdate(update, this.#stateOf));
  }

  /**
   * Takes in an update that has been checked since the board last changed. Returns the edit with what was new of
   * it, or null if nothing was.
   */
  take(fitting: FittingEdit, author: Author | null): BoardEdit<Author> | null {
    const { news, deletions } = fitting;
    if (news.length === 0 && deletions.length === 0) return null;
    this.#deleted.add(deletions);
    const update = this.#onlyNew(fitting);
    for (const { client, end } of news) this.#clocks.set(client, end);
    const edit = new BoardEdit(update, author, news);
    this.#tail.push(edit);
    this.#tailBytes += update.length;
    return edit;
  }

  /** The edits from a position on, or null if some of them are in the base only. */
  since(position: number): readonly BoardEdit<Author>[] | null {
    if (position < this.#start) return null;
    return position === this.#start ? this.#tail : this.#tail.slice(position - this.#start);
  }

  /** The edit at a position of the tail. */
  at(position: number): BoardEdit<Author> {
    return this.#tail[position - this.#start] as BoardEdit<Author>;
  }

  /** What brings someone in this state up to date, of which the last message is a SyncStep2. */
  missingFor(known: StateVector): Message[] {
    if (covers(known, this.#clocks)) return [new Message(encodeStep2(this.#deletionsOnly()))];
    const isNewcomer = !this.#hasAny(known);
    if (isNewcomer && this.#tail.length === 0) return [new Message(encodeStep2(this.#base))];
    // Deletions go out with the SyncStep2 to those who know some of the board. The tail goes out as it is kept. A client counts as up to date from the SyncStep2 on, so that is the last.
    const edits = this.#tail.filter(({ writer, end }) => end < 0 || (known.get(writer) ?? 0) < end);
    const messages = edits.map(({ message }) => message);
    if (!isNewcomer && covers(known, this.#baseClocks)) {
      return [...messages, new Message(encodeStep2(this.#deletionsOnly()))];
    }
    const base = isNewcomer ? this.#base : Y.diffUpdate(this.#base, encodeStateVector(known));
    const last = isNewcomer ? EMPTY_UPDATE : this.#deletionsOnly();
    return [new Message(encodeUpdateHead(base.length), base), ...messages, new Message(encodeStep2(last))];
  }

  /** The whole board: its base, and the updates after it up to a position. */
  updatesUpTo(position: number): Uint8Array[] {
    const edits = this.#tail.slice(0, position - this.#start);
    return [this.#base, ...edits.map(({ update }) => update)];
  }

  /** Puts a base in the place of everything before a position: the same content, in fewer bytes. */
  rebase(base: Uint8Array, clocks: StateVector, position: number): void {
    const gone = this.#tail.slice(0, position - this.#start);
    for (const { length } of gone) this.#tailBytes -= length;
    this.#tail = this.#tail.slice(gone.length);
    this.#start = position;
    this.#base = base;
    this.#baseClocks = clocks;
  }

  /** The update without what is known, so that neither the log nor anyone's line carries it again. */
  #onlyNew({ update, scanned, news, deletions }: FittingEdit): Uint8Array {
    const isNew = ({ client, from }: Block) => from === (this.#clocks.get(client) ?? 0);
    const allStructs = news.length === scanned.blocks.length && news.every(isNew);
    const allDeletions = lengthOf(deletions) === lengthOf(scanned.deletions);
    if (allStructs && allDeletions) return update;
    return Buffer.concat([
      this.#newStructs(update, scanned.structsEnd, news, allStructs),
      encodeDeletions(deletions),
    ]);
  }

  #newStructs(update: Uint8Array, structsEnd: number, news: readonly Block[], all: boolean): Uint8Array {
    if (all) return update.subarray(0, structsEnd);
    if (news.length === 0) return NO_STRUCTS;
    const rest = Y.diffUpdate(update, encodeStateVector(this.#clocks));
    return rest.subarray(0, scanUpdate(rest).structsEnd);
  }

  #withDeletions(check: UpdateCheck): EditCheck {
    if (check.kind !== 'fits') return check;
    return { ...check, deletions: this.#deleted.missing(check.scanned.deletions) };
  }

  #hasAny(known: StateVector): boolean {
    for (const [client, clock] of known) if (clock > 0 && this.#clocks.has(client)) return true;
    return false;
  }

  #deletionsOnly(): Uint8Array {
    return Buffer.concat([NO_STRUCTS, this.#deleted.encode()]);
  }
}

/** How many structs the deletions are of. */
function lengthOf(deletions: ArrayLike<number>): number {
  let length = 0;
  for (let i = 2; i < deletions.length; i += 3) length += deletions[i] as number;
  return length;
}
