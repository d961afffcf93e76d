import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noChannels } from './channels';
import { createPeople, FORGET_AFTER_MS, SAY_EVERY_MS } from './people';
import { createChannelHub } from './testing/channelHub';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);

function setUp() {
  const hub = createChannelHub();
  const follow = (nodeId: string) => {
    const channels = hub.node(nodeId);
    const changes: [roomId: string, personIds: string[]][] = [];
    const people = createPeople(channels, (roomId, personIds) => changes.push([roomId, personIds]));
    return { ...people, channels, changes };
  };
  return { hub, follow, one: follow('one'), two: follow('two') };
}

it('knows the people of a node that is alone', () => {
  const changes: string[][] = [];
  const people = createPeople(noChannels('alone'), (_roomId, personIds) => changes.push(personIds));
  people.set('a', ['ben', 'anna']);
  people.set('a', ['anna', 'ben']);
  expect(people.of('a')).toEqual(['anna', 'ben']);
  expect(people.of('b')).toEqual([]);
  people.set('a', []);
  expect(people.of('a')).toEqual([]);
  expect(changes).toEqual([['anna', 'ben'], []]);
});

it('puts together the people of all nodes, and tells only what makes a difference', async () => {
  const { one, two } = setUp();
  one.set('a', ['anna']);
  two.set('a', ['ben', 'anna']);
  two.set('b', ['carl']);
  await settled();
  for (const node of [one, two]) {
    expect(node.of('a')).toEqual(['anna', 'ben']);
    expect(node.of('b')).toEqual(['carl']);
  }
  one.changes.length = 0;
  // Anna is still here on the other node.
  two.set('a', ['ben']);
  await settled();
  expect(one.changes).toEqual([]);
  one.set('a', []);
  expect(one.changes).toEqual([['a', ['ben']]]);
  await settled();
  expect(two.of('a')).toEqual(['ben']);
});

it('tells a node that begins later, at once', async () => {
  const { one, two, follow } = setUp();
  one.set('a', ['anna']);
  two.set('b', ['ben']);
  const three = follow('three');
  await settled();
  expect([three.of('a'), three.of('b')]).toEqual([['anna'], ['ben']]);
  expect(three.changes).toHaveLength(2);
});

it('asks for what it missed once it is connected again', async () => {
  const { one, two } = setUp();
  one.set('a', ['anna']);
  await settled();
  two.channels.cut();
  one.set('a', []);
  one.set('b', ['ben']);
  two.channels.mend();
  await settled();
  expect([two.of('a'), two.of('b')]).toEqual([[], ['ben']]);
});

it('says all it knows from time to time, so that one lost message does not matter for long', async () => {
  const { hub, two } = setUp();
  let lose = false;
  const channels = hub.node('lossy');
  const { open } = channels;
  channels.open = (name, hear) => {
    const line = open(name, hear);
    return { ...line, say: (message) => (lose ? undefined : line.say(message)) };
  };
  const lossy = createPeople(channels, () => {});
  lose = true;
  lossy.set('a', ['anna']);
  lose = false;
  await settled();
  expect(two.of('a')).toEqual([]);
  await vi.advanceTimersByTimeAsync(SAY_EVERY_MS);
  expect(two.of('a')).toEqual(['anna']);
});

it('forgets a node that is not heard of any more', async () => {
  const { one, two } = setUp();
  one.set('a', ['anna']);
  two.set('a', ['ben']);
  await settled();
  await vi.advanceTimersByTimeAsync(10 * FORGET_AFTER_MS);
  expect(two.of('a')).toEqual(['anna', 'ben']);
  one.channels.cut();
  await vi.advanceTimersByTimeAsync(FORGET_AFTER_MS - SAY_EVERY_MS);
  expect(two.of('a')).toEqual(['anna', 'ben']);
  two.changes.length = 0;
  await vi.advanceTimersByTimeAsync(SAY_EVERY_MS + 1_000);
  expect(two.of('a')).toEqual(['ben']);
  expect(two.changes).toEqual([['a', ['ben']]]);
  one.channels.mend();
  await settled();
  expect(two.of('a')).toEqual(['anna', 'ben']);
});

it('takes its people along when it ends', async () => {
  const { one, two } = setUp();
  one.set('a', ['anna']);
  await settled();
  one.close();
  await settled();
  expect(two.of('a')).toEqual([]);
});

it('ignores what is no statement', async () => {
  const { hub, one } = setUp();
  const line = hub.node('broken').open('people', () => {});
  for (const text of ['{', '{"all":true}', '{"all":true,"ask":true,"rooms":[["a",["anna",1]]]}']) {
    line.say(Buffer.from(text));
  }
  await settled();
  expect(one.changes).toEqual([]);
});
