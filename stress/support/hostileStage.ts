import { encodeUpdate } from '@/lib/sync/protocol';
import type { Random } from '@/lib/testing/random';
import type { Peer } from '@/server/sync/testing/peer';
import { editor, Stage } from '@/server/sync/testing/stage';
import { Attacker } from './attacker';
import { boardHash } from './boardHash';
import { makeCorpus, type Sample } from './corpus';
import { mutate } from './mutate';
import { OwnTime } from './ownTime';
import { megabytes, progress } from './report';

export type StageOutcome = {
  frames: number;
  /** Sockets that a message closed. */
  closed: number;
  /** The message that took longest, in milliseconds. */
  longest: number;
  slowest: Uint8Array | null;
  /** The first message that the engine did not know how to handle. */
  unhandled: Uint8Array | null;
  /** Growth of the memory from after the first rooms until the end, in bytes. */
  growth: number;
  /** What went wrong for others, or in the engine's log. */
  harm: string[];
};

const ATTACKERS = 8;
/** A room is left for a new one after this many messages, so that memory that does not come back is seen. */
const FRAMES_PER_ROOM = 4_000;
/** Rooms before the memory counts: what the program itself needs is there by then. */
const WARM_UP_ROOMS = 10;
const ROOMS_PER_LINE = 10;
/** Healthy people look at each other's edits this often. */
const FRAMES_PER_BEAT = 1_000;

/** Hands mutated messages to the engine itself, without a network, while two healthy people draw. */
export async function attackStage(frames: number, random: Random): Promise<StageOutcome> {
  const corpus = makeCorpus();
  const outcome: StageOutcome = {
    frames: 0,
    closed: 0,
    longest: 0,
    slowest: null,
    unhandled: null,
    growth: 0,
    harm: [],
  };
  let baseline = 0;
  for (let room = 1; outcome.frames < frames; room++) {
    await attackRoom(Math.min(FRAMES_PER_ROOM, frames - outcome.frames), random, corpus, outcome);
    global.gc?.();
    const { rss } = process.memoryUsage();
    if (room <= WARM_UP_ROOMS) baseline = rss;
    outcome.growth = rss - baseline;
    if (room % ROOMS_PER_LINE !== 0) continue;
    progress(
      `${outcome.frames} messages, ${outcome.closed} sockets closed, longest ${outcome.longest.toFixed(1)} ms, growth ${megabytes(outcome.growth)} MB`,
    );
  }
  return outcome;
}

async function attackRoom(
  frames: number,
  random: Random,
  corpus: readonly Sample[],
  outcome: StageOutcome,
): Promise<void> {
  const stage = new Stage();
  const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
  await stage.advance(100);
  const attackers = Array.from({ length: ATTACKERS }, (_, at) => new Attacker(stage, `mallory${at}`));
  const time = new OwnTime();
  for (let frame = 1; frame <= frames; frame++) {
    const at = random.int(0, ATTACKERS);
    let attacker = attackers[at];
    if (!attacker || attacker.isClosed) {
      attacker?.leave();
      attackers[at] = attacker = new Attacker(stage, `mallory${at}`);
      outcome.closed++;
    }
    const bytes = nextMessage(attacker, corpus, random);
    time.restart();
    try {
      attacker.send(bytes);
    } catch (error) {
      outcome.harm.push(`thrown: ${error instanceof Error ? error.stack : error}`);
    }
    const elapsed = time.elapsed();
    if (stage.log.lines.some(({ level }) => level === 'error')) outcome.unhandled ??= bytes;
    if (elapsed > outcome.longest) Object.assign(outcome, { longest: elapsed, slowest: bytes });
    outcome.frames++;
    if (frame % FRAMES_PER_BEAT !== 0) continue;
    anna.set('beat', frame);
    await stage.advance(1_000);
    if (ben.board.beat !== frame)
      outcome.harm.push(`an edit did not arrive after ${outcome.frames} messages`);
  }
  await expectUnharmed(stage, [anna, ben], outcome);
  for (const attacker of attackers) attacker.leave();
  for (const peer of [anna, ben]) peer.disconnect();
  await stage.advance(60_000);
  if (!stage.isUnloaded) outcome.harm.push('a room stayed in memory');
}

/** Something wrong: made from a known message, or from an edit that would be fine as the attacker's next one. */
function nextMessage(attacker: Attacker, corpus: readonly Sample[], random: Random): Uint8Array {
  if (random.chance(0.5)) return mutate(random.pick(corpus), corpus, random);
  if (random.chance(0.2)) attacker.drawNext();
  return mutate({ payload: attacker.nextEdit(), wrap: encodeUpdate }, corpus, random);
}

/** Healthy people, and one who comes late, have the same board; nobody closed their sockets. */
async function expectUnharmed(stage: Stage, healthy: Peer[], outcome: StageOutcome): Promise<void> {
  const late = stage.join(editor('cleo'));
  await stage.advance(1_000);
  const hashes = [...healthy, late].map(({ doc }) => boardHash(doc.getMap('board')));
  if (new Set(hashes).size > 1) outcome.harm.push('boards have diverged');
  for (const { socket } of healthy) if (socket.closedWith) outcome.harm.push('a healthy socket was closed');
  for (const { level, message, data } of stage.log.lines) {
    const { err } = data as { err?: unknown };
    if (level === 'error') outcome.harm.push(err instanceof Error ? `${message}: ${err.stack}` : message);
  }
  late.disconnect();
}
