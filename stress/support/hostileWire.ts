import type { Random } from '@/lib/testing/random';
import { makeCorpus } from './corpus';
import { emptyAnswer, emptyQuestion, malformedKinds } from './malformedKinds';
import { change, mutate } from './mutate';
import { ended, openRaw, rawFrame, serverAnswer } from './rawSocket';
import { progress } from './report';
import { pause } from './wait';

export type WireOutcome = {
  connections: number;
  frames: number;
  /** Connections that the server did not end although the client had. */
  left: number;
  /** Connections that it did not take. */
  refused: number;
};

const AT_ONCE = 16;
const FRAMES_PER_CONNECTION = 10;
const END_DEADLINE_MS = 10_000;
/** Until then a server has said what it thinks of a message. */
const ANSWER_DEADLINE_MS = 500;
/** Names that attackers use in turn, so that no person has too many sockets. */
const NAMES = 400;

/**
 * Opens connections and writes mutated messages to them, or bytes that are no WebSocket frames any more. Each
 * is hung up on after its last message, by its client if not by the server.
 */
export async function attackWire(
  target: { port: number; roomId: string },
  limit: { connections: number; seconds: number },
  random: Random,
): Promise<WireOutcome> {
  const corpus = makeCorpus();
  const outcome: WireOutcome = { connections: 0, frames: 0, left: 0, refused: 0 };
  const deadline = performance.now() + limit.seconds * 1000;

  const attackOnce = async (number: number) => {
    const socket = await openRaw(target.port, target.roomId, `mallory${number % NAMES}`).catch(() => null);
    if (!socket) {
      outcome.refused++;
      return;
    }
    const frames = Array.from({ length: FRAMES_PER_CONNECTION }, () => {
      const frame = rawFrame(mutate(random.pick(corpus), corpus, random));
      return random.chance(0.3) ? change(frame, corpus, random) : frame;
    });
    const isOver = ended(socket, END_DEADLINE_MS);
    if (random.chance(0.3)) socket.write(emptyQuestion());
    socket.write(emptyAnswer());
    for (const frame of frames) socket.write(frame);
    socket.end();
    if (!(await isOver)) outcome.left++;
    socket.destroy();
    outcome.frames += frames.length;
  };
  const attack = async () => {
    while (outcome.connections < limit.connections && performance.now() < deadline) {
      const number = outcome.connections++;
      await attackOnce(number);
      if (number % 2_000 === 1_999) progress(`${number + 1} connections, ${outcome.left} left open`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, attack));
  return outcome;
}

/** What was sent, and how the server answered. */
export type KindOutcome = { what: string; answer: string };

/** Sends every kind of malformed input once, with a pause after each for others to notice. */
export async function attackByKind(
  target: { port: number; roomId: string },
  afterEach: (outcome: KindOutcome) => Promise<void>,
): Promise<void> {
  for (const [number, { what, bytes }] of malformedKinds().entries()) {
    const socket = await openRaw(target.port, target.roomId, `kind${number}`);
    const answer = serverAnswer(socket, ANSWER_DEADLINE_MS);
    socket.write(emptyAnswer());
    socket.write(bytes());
    const outcome = { what, answer: await answer };
    socket.destroy();
    await pause(200);
    await afterEach(outcome);
  }
}
