import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { Channels } from '@/server/channels';
import { eventually } from '@/server/testing/eventually';
import { createRedisChannels } from './channels';
import { connected, createGate, type Gate, hasTestRedis, silent } from './testing';

const text = (message: Uint8Array) => Buffer.from(message).toString();

describe.skipIf(!(await hasTestRedis()))('channels through Redis', () => {
  let gate: Gate;
  let open: Channels[];
  beforeEach(async () => {
    gate = await createGate();
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((channels) => channels.close()));
    await gate.shut();
  });

  const node = (namespace: string, more: Partial<Parameters<typeof createRedisChannels>[0]> = {}) => {
    const channels = createRedisChannels({ url: gate.url, namespace, nodeId: newId(), log: silent, ...more });
    open.push(channels);
    return channels;
  };

  it('begins without a server, loses what is said, and is there once the server is', async () => {
    const namespace = newId();
    const [one, two] = [node(namespace), node(namespace)];
    const heard: string[] = [];
    const line = one.open('a', () => {});
    two.open('a', (_from, message) => heard.push(text(message)));
    line.say(Buffer.from('too early'));
    await eventually(() => expect(one.lastError()).not.toBeNull());
    expect(one.isConnected()).toBe(false);
    await gate.open();
    await Promise.all([connected(one), connected(two)]);
    expect(one.lastError()).toBeNull();
    line.say(Buffer.from('now'));
    await eventually(() => expect(heard).toEqual(['now']));
  });

  it('comes back within two seconds of the server, and tells each time', async () => {
    await gate.open();
    const warnings: string[] = [];
    const log = { ...silent, warn: (_data: object, message: string) => void warnings.push(message) };
    const channels = node(newId(), { log: log as typeof silent });
    let times = 0;
    channels.onConnect(() => {
      times += 1;
    });
    await connected(channels);
    for (const round of [2, 3]) {
      await gate.shut();
      await eventually(() => expect(channels.isConnected()).toBe(false));
      await eventually(() => expect(channels.lastError()?.message).toContain('ECONNREFUSED'));
      await gate.open();
      await eventually(() => expect(times).toBe(round));
    }
    // One line for a loss, however many attempts it takes.
    expect(warnings).toHaveLength(2);
  });

  it('hears after an outage what was open or opened in it, and not what was closed', async () => {
    const namespace = newId();
    await gate.open();
    const [one, two] = [node(namespace), node(namespace)];
    await Promise.all([one, two].map(connected));
    const heard: string[] = [];
    const hearOn = (name: string) => two.open(name, () => heard.push(name));
    hearOn('kept');
    const closed = hearOn('closed');
    const reopened = hearOn('reopened');
    await gate.shut();
    await eventually(() => expect([one, two].map((node) => node.isConnected())).toEqual([false, false]));
    closed.close();
    reopened.close();
    hearOn('reopened');
    hearOn('opened').close();
    hearOn('opened');
    await gate.open();
    await Promise.all([one, two].map(connected));
    for (const name of ['closed', 'kept', 'reopened', 'opened']) {
      one.open(name, () => {}).say(Buffer.from('x'));
    }
    await eventually(() => expect(heard).toEqual(['kept', 'reopened', 'opened']));
  });

  it('gives up a connection over which nothing comes any more', async () => {
    await gate.open();
    const channels = node(newId(), { pingEveryMs: 100 });
    await connected(channels);
    gate.freeze();
    await eventually(() => expect(channels.lastError()?.message).toContain('no answer'));
    await connected(channels);
  });

  it('drops what a server that does not keep up cannot take, and goes on', async () => {
    await gate.open();
    const warnings: string[] = [];
    const log = { ...silent, warn: (_data: object, message: string) => void warnings.push(message) };
    const channels = node(newId(), { log: log as typeof silent, pingEveryMs: 60_000 });
    await connected(channels);
    gate.freeze();
    const line = channels.open('a', () => {});
    const large = Buffer.alloc(8 * 1024 * 1024);
    for (let i = 0; i < 20; i++) line.say(large);
    expect(warnings).toEqual(['Redis does not keep up; messages to other nodes are dropped']);
  });

  it('keeps installations apart', async () => {
    await gate.open();
    const [one, two, stranger] = [node('here'), node('here'), node('there')];
    await Promise.all([one, two, stranger].map(connected));
    const heard: string[] = [];
    two.open('a', () => heard.push('two'));
    stranger.open('a', () => heard.push('stranger'));
    const line = one.open('a', () => {});
    await eventually(() => {
      line.say(Buffer.from('x'));
      expect(heard.filter((who) => who === 'two').length).toBeGreaterThan(1);
    });
    expect(heard).not.toContain('stranger');
  });

  it('serves several listeners of one channel and goes on when one throws', async () => {
    await gate.open();
    const namespace = newId();
    const [one, two] = [node(namespace), node(namespace)];
    await Promise.all([one, two].map(connected));
    const heard: string[] = [];
    const hear = () => heard.push('heard');
    two.open('a', () => {
      throw new Error('broken');
    });
    const closing = two.open('a', hear);
    two.open('a', hear);
    closing.close();
    const line = one.open('a', () => {});
    await eventually(() => {
      line.say(Buffer.from('x'));
      expect(heard.length).toBeGreaterThan(1);
    });
  });

  it('sends what was said before it hangs up', async () => {
    await gate.open();
    const namespace = newId();
    const [one, two] = [node(namespace), node(namespace)];
    await Promise.all([one, two].map(connected));
    const heard: string[] = [];
    two.open('a', (_from, message) => heard.push(text(message)));
    const line = one.open('a', () => {});
    await eventually(() => {
      line.say(Buffer.from('hello'));
      expect(heard).toContain('hello');
    });
    line.say(Buffer.from('goodbye'));
    await one.close();
    await eventually(() => expect(heard.at(-1)).toBe('goodbye'));
    line.say(Buffer.from('after the end'));
  });
});
