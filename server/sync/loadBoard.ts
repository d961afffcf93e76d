import type { BoardBytes } from './boardBytes';
import type { Compactor, SyncLog, SyncMetrics } from './ports';
import type { Session } from './session';
import { decodeStateVector } from './stateVector';
import { type BoardStorage, EMPTY_LOG } from './storage/storage';
import type { TakenEdits } from './takenEdits';
import type { Writers } from './writers';

export type LoadOptions = {
  roomId: string;
  storage: BoardStorage;
  compactor: Compactor;
  log: SyncLog;
  metrics: SyncMetrics;
  /** False once nobody waits for the board any more. */
  isWanted(): boolean;
  /** Empty ones, to be filled. */
  board: BoardBytes<Session>;
  writers: Writers;
  taken: TakenEdits;
};

/** A log without checkpoints is made small after so many edits, so that a long one never is in memory at once. */
const EDITS_AT_ONCE = 20_000;

/**
 * Fills a board from its newest checkpoint and the log after it.
 * @returns the row of the checkpoint, and the last row of the log
 * @throws if the log cannot be read, or nobody waits any more
 */
export async function loadBoard(options: LoadOptions): Promise<{ checkpointSeq: bigint; seq: bigint }> {
  const { roomId, storage, compactor, log, isWanted, board, taken } = options;
  const checkpointSeq = await beginWithCheckpoint(options);
  let seq = checkpointSeq;
  for await (const page of storage.load(roomId, seq)) {
    if (!isWanted()) throw new Error('the room was closed meanwhile');
    for (const edit of page.edits) taken.takeLogged(edit);
    seq = page.seq;
    if (board.end - board.start < EDITS_AT_ONCE) continue;
    const position = board.end;
    const { state, stateVector } = await compactor.compact(board.updatesUpTo(position));
    board.rebase(state, decodeStateVector(stateVector), position);
  }
  taken.fillHoles();
  if (taken.hasHoles) log.error({ roomId, seq: String(seq) }, 'the log of a room has a hole');
  return { checkpointSeq, seq };
}

/** Begins with the newest checkpoint that can be read. Returns its row. */
async function beginWithCheckpoint(options: LoadOptions): Promise<bigint> {
  const { roomId, storage, log, metrics, board, writers } = options;
  const onDamaged = (seq: bigint) => {
    metrics.count('damagedCheckpoint');
    log.error(
      { roomId, seq: String(seq) },
      'a checkpoint is damaged; it is set aside, the log has everything',
    );
  };
  for (;;) {
    const checkpoint = await storage.readCheckpoint(roomId, onDamaged);
    if (!checkpoint) return EMPTY_LOG;
    try {
      board.begin(checkpoint.state);
    } catch {
      onDamaged(checkpoint.seq);
      await storage.setAside(roomId, checkpoint.seq);
      continue;
    }
    for (const [personId, ids] of Object.entries(checkpoint.writers)) {
      for (const id of ids) writers.claim(id, personId);
    }
    return checkpoint.seq;
  }
}
