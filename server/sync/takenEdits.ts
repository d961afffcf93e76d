import type { BoardBytes } from './boardBytes';
import type { SyncLog } from './ports';
import type { Session } from './session';
import type { LoggedEdit } from './storage/storage';
import type { Writers } from './writers';

/**
 * Takes edits into a board that were accepted elsewhere: by an earlier process, or by another node. With
 * several nodes an edit may be in the log before another that it builds on; it waits here for that one.
 */
export class TakenEdits {
  readonly #board: BoardBytes<Session>;
  readonly #writers: Writers;
  readonly #log: SyncLog;
  readonly #roomId: string;
  #holes: LoggedEdit[] = [];

  constructor(options: { board: BoardBytes<Session>; writers: Writers; log: SyncLog; roomId: string }) {
    this.#board = options.board;
    this.#writers = options.writers;
    this.#log = options.log;
    this.#roomId = options.roomId;
  }

  /** Some edits of the log still wait for others. */
  get hasHoles(): boolean {
    return this.#holes.length > 0;
  }

  /** Takes an edit, if it fits. */
  take(edit: LoggedEdit): 'changed' | 'nothingNew' | 'gap' | 'malformed' {
    const check = this.#board.checkAccepted(edit.bytes);
    if (check.kind === 'malformed') {
      this.#log.error(
        { roomId: this.#roomId, why: check.why },
        'an edit that was accepted before is damaged',
      );
      return 'malformed';
    }
    if (check.kind === 'gap') return 'gap';
    const [only] = check.news;
    if (only && check.news.length === 1 && !edit.brought) this.#writers.claim(only.client, edit.actorId);
    return this.#board.take(check, null) ? 'changed' : 'nothingNew';
  }

  /** Takes an edit of the log, now or once what it builds on has come. */
  takeLogged(edit: LoggedEdit): void {
    if (this.take(edit) === 'gap') this.#holes.push(edit);
  }

  /** Takes the edits that have waited for others, as far as those are there now. */
  fillHoles(): void {
    for (let before = -1; this.#holes.length > 0 && this.#holes.length !== before; ) {
      before = this.#holes.length;
      this.#holes = this.#holes.filter((edit) => this.take(edit) === 'gap');
    }
  }
}
