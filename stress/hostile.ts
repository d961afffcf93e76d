// Mutated and hostile input: nothing crashes, stalls or grows, and nobody else is harmed.
import { newId } from '@/lib/ids';
import { randomFrom } from '@/lib/testing/random';
import { makeDatabase, type RunDatabase } from './support/database';
import { healthyPeople } from './support/healthyPeople';
import { attackStage } from './support/hostileStage';
import { attackByKind, attackWire } from './support/hostileWire';
import { malformedKinds } from './support/malformedKinds';
import { readOptions } from './support/options';
import { keepBytes, megabytes, Report } from './support/report';
import { startNode } from './support/startNode';

const options = readOptions(
  { frames: 1_000_000, connections: 40_000, seconds: 300, storage: 'postgres', part: 'all' },
  { frames: 60_000, connections: 2_000, seconds: 20 },
);
const random = randomFrom(options.seed);
const report = new Report('hostile', options);
const STALL_MS = 50;
const GROWTH_MB = 50;

if (options.part !== 'engine') {
  const database = await makeDatabase(options.storage);
  try {
    await overTheWire(database);
  } finally {
    await database.drop();
  }
}
if (options.part !== 'wire') await inProcess();
report.finish();

/** Real connections to a real server, with people in the same room and in another who must not notice. */
async function overTheWire(database: RunDatabase): Promise<void> {
  const rooms = [newId(), newId(), newId()];
  // The kinds get a room of their own: after mutated messages their writers would not be new any more.
  const [attacked = '', , kinds = ''] = rooms;
  const node = await startNode({ database: database.options, rooms });
  const target = { port: node.port, roomId: attacked };
  const people = await healthyPeople(rooms.map((roomId) => ({ port: node.port, roomId })));

  let survived = 0;
  let longest = 0;
  await attackWire(target, { connections: 500, seconds: 30 }, random);
  const before = await node.measure();
  await people.skip();
  await attackByKind({ port: node.port, roomId: kinds }, async ({ what, answer }) => {
    const [read, figures] = [await people.read(), await node.measure()];
    // Measuring collects garbage, which others notice and which is not part of the attack.
    await people.skip();
    if (read.closed === 0 && read.count > 0) survived++;
    longest = Math.max(longest, figures.loopOwn);
    report.tell(
      `  ${what}`,
      `${answer}, loop ${figures.loopOwn.toFixed(1)} ms, trip ${read.longest.toFixed(1)} ms`,
    );
  });
  report.must(
    'kinds of malformed input survived',
    survived === malformedKinds().length,
    `${survived} of ${malformedKinds().length}`,
  );
  report.atMost('longest stall by a kind', longest, STALL_MS, ' ms');

  const outcome = await attackWire(target, options, random);
  const read = await people.finish();
  const after = await node.measure();
  report.tell('connections', `${outcome.connections}, ${outcome.refused} not taken`);
  report.tell('messages over them', outcome.frames);
  report.tell(
    'closed by',
    Object.entries(after.refused)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  report.must('the server lives', !node.hasEnded());
  report.must('no errors in its log', after.errors === 0, after.firstErrors.join('; ') || 'yes');
  report.atMost('connections left open', outcome.left, 0);
  report.atMost('longest stall of the server', after.loopOwn, STALL_MS, ' ms');
  report.tell('  with the machine’s own', `${after.loopMax.toFixed(1)} ms`);
  report.tell(
    'trips of others',
    `p50 ${read.p50.toFixed(1)}, p99 ${read.p99.toFixed(1)} ms of ${read.count}`,
  );
  report.tell('machine kept them waiting', `${read.noise.toFixed(1)} ms`);
  report.atMost('longest trip, without that', Math.max(0, read.longest - read.noise), STALL_MS, ' ms');
  report.atMost('healthy people closed', read.closed, 0);
  report.atMost('healthy boards diverged', read.diverged, 0);
  report.atMost('memory grown by the attack', megabytes(after.rss - before.rss), GROWTH_MB, ' MB');
  await node.kill('all');
}

/** The rest of the messages, handed to the engine itself: many more than connections could carry. */
async function inProcess(): Promise<void> {
  const stage = await attackStage(options.frames, random);
  report.tell('messages handed to the engine', stage.frames);
  report.tell('sockets closed by them', stage.closed);
  report.atMost('longest message', stage.longest, STALL_MS, ' ms');
  if (stage.slowest) report.tell('it is in', keepBytes('hostile-slowest', stage.slowest));
  if (stage.unhandled) report.tell('not handled', keepBytes('hostile-unhandled', stage.unhandled));
  report.atMost('memory grown', megabytes(stage.growth), GROWTH_MB, ' MB');
  report.must('others unharmed', stage.harm.length === 0, stage.harm.slice(0, 3).join('; ') || 'yes');
}
