import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BusEvent } from './bus';
import { noChannels } from './channels';
import { createSharedBus } from './sharedBus';
import { busContract } from './testing/busContract';
import { createChannelHub } from './testing/channelHub';

busContract('a bus between nodes, on one that is alone', (onError) =>
  createSharedBus(noChannels('alone'), onError),
);
busContract('a bus between nodes', (onError) => createSharedBus(createChannelHub().node('one'), onError));

describe('a bus between nodes, on the others', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const setUp = () => {
    const hub = createChannelHub();
    const names = ['one', 'two', 'three'] as const;
    const [one, two, three] = [hub.node(names[0]), hub.node(names[1]), hub.node(names[2])];
    const follow = (channels: typeof one) => {
      const bus = createSharedBus(channels, (error) => {
        throw error;
      });
      const events: BusEvent[] = [];
      bus.subscribe('room.access-changed', (event) => events.push(event));
      bus.subscribe('room.state-changed', (event) => events.push(event));
      bus.subscribe('room.people-changed', (event) => events.push(event));
      bus.subscribe('bus.missed', (event) => events.push(event));
      return { ...bus, channels, events };
    };
    return { hub, one: follow(one), two: follow(two), three: follow(three) };
  };
  const settled = () => vi.advanceTimersByTimeAsync(0);

  it('tells every node once, and nobody says it again', async () => {
    const { one, two, three } = setUp();
    const events: BusEvent[] = [
      { type: 'room.access-changed', roomId: 'a', personId: 'member:anna' },
      { type: 'room.access-changed', roomId: 'b' },
      { type: 'room.state-changed', roomId: 'a' },
    ];
    for (const event of events) one.publish(event);
    expect(two.events).toEqual([]);
    await settled();
    for (const { events: heard } of [one, two, three]) expect(heard).toEqual(events);
  });

  it('keeps to its node who is connected and what was missed', async () => {
    const { one, two } = setUp();
    one.publish({ type: 'room.people-changed', roomId: 'a', personIds: ['member:anna'] });
    one.publish({ type: 'bus.missed' });
    await settled();
    expect(one.events).toHaveLength(2);
    expect(two.events).toEqual([]);
  });

  it.each([
    ['no text', new Uint8Array([0xff, 0xfe])],
    ['no JSON', Buffer.from('{')],
    ['an unknown type', Buffer.from('{"type":"room.burnt","roomId":"a"}')],
    ['a missing room', Buffer.from('{"type":"room.state-changed"}')],
    ['what nodes do not tell', Buffer.from('{"type":"room.people-changed","roomId":"a","personIds":[]}')],
  ])('ignores a message with %s', async (_name, message) => {
    const { hub, one } = setUp();
    hub
      .node('broken')
      .open('bus', () => {})
      .say(message);
    await settled();
    expect(one.events).toEqual([]);
  });

  it('has rooms looked at again during a time without connection and after it', async () => {
    const { one, two } = setUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(two.events).toEqual([]);
    two.channels.cut();
    one.publish({ type: 'room.state-changed', roomId: 'a' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(two.events).toEqual([{ type: 'bus.missed' }]);
    two.channels.mend();
    expect(two.events).toEqual([{ type: 'bus.missed' }, { type: 'bus.missed' }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(two.events).toHaveLength(2);
    one.publish({ type: 'room.state-changed', roomId: 'a' });
    await settled();
    expect(two.events.at(-1)).toEqual({ type: 'room.state-changed', roomId: 'a' });
  });

  it('ends', async () => {
    const { one, two } = setUp();
    two.close();
    one.publish({ type: 'room.state-changed', roomId: 'a' });
    two.channels.cut();
    two.channels.mend();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(two.events).toEqual([]);
  });
});
