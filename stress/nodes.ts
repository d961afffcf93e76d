// Two nodes on one database: without Redis for a minute, and with a tenth of their messages lost.
import { newId } from '@/lib/ids';
import { makeDatabase } from './support/database';
import { readOptions } from './support/options';
import { redisServer } from './support/redisServer';
import { progress, Report } from './support/report';
import { type StressNode, startNode } from './support/startNode';
import { type Crowd, drawOnBoth, lostOn } from './support/twoNodes';
import { pause, until } from './support/wait';

const options = readOptions({ seconds: 60, loss: 0.1 }, { seconds: 8 });
const report = new Report('nodes', options);
const CALM_MS = 3_000;
const GIVE_UP_MS = 60_000;
/** Both nodes write to one log, and neither may keep the other from it. */
const ACKNOWLEDGED_WITHIN_S = 5;

const redis = await redisServer();
const database = await makeDatabase('postgres');
try {
  await redis.start();
  await withoutRedis();
  await withLoss();
} finally {
  await redis.kill();
  await database.drop();
}
report.finish();

async function startTwo(roomId: string, loss: number): Promise<StressNode[]> {
  const node = { database: database.options, rooms: [roomId], redisUrl: redis.url, loss };
  return [await startNode(node), await startNode(node)];
}

/** Redis is killed while people on both nodes draw, and started again. They go on drawing all the time. */
async function withoutRedis(): Promise<void> {
  const roomId = newId();
  const nodes = await startTwo(roomId, 0);
  const crowd = await drawOnBoth(nodes, roomId);
  await pause(CALM_MS);
  tellTimes('with Redis', crowd);
  await redis.kill();
  progress(`Redis is dead for ${options.seconds} s`);
  await pause(options.seconds * 1000);
  tellTimes('while Redis is dead', crowd);
  await redis.start();
  const back = performance.now();
  await until('the edits of the outage have come', GIVE_UP_MS, () => crowd.missingFrom(back) === 0).catch(
    () => {},
  );
  report.atMost('all of the outage is there, after its end', (performance.now() - back) / 1000, 5, ' s');
  await pause(CALM_MS);
  const even = await crowd.stop(GIVE_UP_MS);
  report.atMost('boards the same, after the last edit', even / 1000, 5, ' s');
  tellTimes('after Redis is back', crowd);
  await expectWhole('without Redis', nodes, roomId, crowd);
}

function tellTimes(when: string, crowd: Crowd): void {
  report.tell(`trips between nodes ${when}`, crowd.trips().toString());
  const acks = crowd.acks();
  report.tell(`acknowledgements ${when}`, acks.toString());
  report.atMost('  the longest', acks.max / 1000, ACKNOWLEDGED_WITHIN_S, ' s');
}

/** Messages between the nodes are lost at random all the time. */
async function withLoss(): Promise<void> {
  const roomId = newId();
  const nodes = await startTwo(roomId, options.loss);
  const crowd = await drawOnBoth(nodes, roomId);
  await pause(options.seconds * 1000);
  const even = await crowd.stop(GIVE_UP_MS);
  const acks = crowd.acks();
  report.tell('acknowledgements with losses', acks.toString());
  report.atMost('  the longest', acks.max / 1000, ACKNOWLEDGED_WITHIN_S, ' s');
  const trips = crowd.trips();
  report.tell(`trips with ${options.loss * 100} % lost`, trips.toString());
  report.atMost('longest until an edit was healed', trips.max / 1000, 10, ' s');
  report.atMost('boards the same, after the last edit', even / 1000, 10, ' s');
  await expectWhole('with losses', nodes, roomId, crowd);
}

async function expectWhole(
  when: string,
  nodes: readonly StressNode[],
  roomId: string,
  crowd: Crowd,
): Promise<void> {
  let lost = 0;
  for (const node of nodes) lost += await lostOn(node, roomId, crowd);
  report.tell(`keys acknowledged ${when}`, crowd.acknowledged.size);
  report.atMost(`acknowledged edits lost ${when}`, lost, 0);
  for (const node of nodes) {
    const { errors, firstErrors } = await node.measure();
    report.must(`no errors in the log ${when}`, errors === 0, firstErrors.join('; ') || 'yes');
    await node.kill('all');
  }
}
