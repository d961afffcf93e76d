import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '@/server/testing/eventually';
import type { FanOut, RoomLine } from '../fanout/fanOut';

/** Nodes of one installation, as a test sets them up. */
export type FanOutNodes = {
  /** A node of its own that can hear and speak. */
  node(): Promise<FanOut>;
  /** Ends everything. */
  close(): Promise<void>;
};

const MOST_BYTES = 8 * 1024 * 1024;

/** What every form of fan-out must do. */
export function fanOutContract(name: string, setUp: () => Promise<FanOutNodes>): void {
  describe(name, () => {
    let nodes: FanOutNodes;
    let speaker: FanOut;
    let listener: FanOut;
    beforeEach(async () => {
      nodes = await setUp();
      speaker = await nodes.node();
      listener = await nodes.node();
    });
    afterEach(() => nodes.close());

    it('has a name for each node', async () => {
      const names = [speaker, listener, await nodes.node()].map(({ nodeId }) => nodeId);
      expect(new Set(names).size).toBe(3);
    });

    it('tells all others, and not the speaker', async () => {
      const third = await nodes.node();
      const heard = [listener, third, speaker].map((node) => listen(node, 'a'));
      await connect(heard);
      heard[2]?.line.say(bytes('hello'));
      for (const { texts } of heard.slice(0, 2)) await eventually(() => expect(texts()).toEqual(['hello']));
      heard[0]?.line.say(bytes('answer'));
      await eventually(() => expect(heard[2]?.texts()).toEqual(['answer']));
      expect(heard[2]?.messages.map(({ from }) => from)).toEqual([listener.nodeId]);
    });

    it('is never heard before the speaker has gone on', async () => {
      const pair = [listen(speaker, 'a'), listen(listener, 'a')] as const;
      await connect(pair);
      pair[0].line.say(bytes('later'));
      expect(pair[1].texts()).toEqual([]);
      await eventually(() => expect(pair[1].texts()).toEqual(['later']));
    });

    it('keeps rooms apart', async () => {
      const a = [listen(speaker, 'a'), listen(listener, 'a')] as const;
      const b = [listen(speaker, 'b'), listen(listener, 'b')] as const;
      await connect(a);
      await connect(b);
      a[0].line.say(bytes('to a'));
      b[0].line.say(bytes('to b'));
      await eventually(() => expect(b[1].texts()).toEqual(['to b']));
      await eventually(() => expect(a[1].texts()).toEqual(['to a']));
    });

    it('carries bytes of any value and size, as they were when they were said', async () => {
      const [mouth, ear] = [listen(speaker, 'a'), listen(listener, 'a')];
      await connect([mouth, ear]);
      const every = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) & 255);
      const sizes = [new Uint8Array(0), Uint8Array.of(0), every, new Uint8Array(MOST_BYTES).fill(0xff)];
      for (const message of sizes) {
        const said = message.slice();
        mouth.line.say(said);
        said.fill(7);
      }
      await eventually(() => expect(ear.messages).toHaveLength(sizes.length));
      for (const [index, message] of sizes.entries()) {
        expect(Buffer.compare(ear.messages[index]?.bytes ?? bytes('nothing'), message)).toBe(0);
      }
    });

    it('keeps the order of one speaker', async () => {
      const [mouth, ear] = [listen(speaker, 'a'), listen(listener, 'a')];
      await connect([mouth, ear]);
      const said = Array.from({ length: 2_000 }, (_, index) => `${index}`);
      for (const text of said) mouth.line.say(bytes(text));
      await eventually(() => expect(ear.texts()).toHaveLength(said.length));
      expect(ear.texts()).toEqual(said);
    });

    it('is silent once closed, and hears again when opened again', async () => {
      const mouth = listen(speaker, 'a');
      const ear = listen(listener, 'a');
      const witness = listen(await nodes.node(), 'a');
      await connect([mouth, ear, witness]);
      mouth.line.say(bytes('on its way'));
      ear.line.close();
      ear.line.close();
      ear.line.say(bytes('nobody hears this'));
      mouth.line.say(bytes('missed'));
      await eventually(() => expect(witness.texts()).toEqual(['on its way', 'missed']));
      expect(ear.texts()).toEqual([]);

      const again = listen(listener, 'a');
      await connect([mouth, again]);
      mouth.line.say(bytes('back'));
      await eventually(() => expect(again.texts()).toEqual(['back']));
      expect(ear.texts()).toEqual([]);
    });

    it('opens and closes the same room in quick succession', async () => {
      const mouth = listen(speaker, 'a');
      for (let turn = 0; turn < 50; turn++) listen(listener, 'a').line.close();
      const ear = listen(listener, 'a');
      await connect([mouth, ear]);
      mouth.line.say(bytes('once'));
      mouth.line.say(bytes('done'));
      await eventually(() => expect(ear.texts()).toEqual(['once', 'done']));
    });

    it('answers an ear that is open: what is said after opening asks for nothing in vain', async () => {
      const answering = speaker.open('a', () => answering.say(bytes('answer')));
      await connect([listen(speaker, 'b'), listen(listener, 'b')]);
      for (let turn = 0; turn < 20; turn++) {
        const asking = listen(listener, 'a');
        asking.line.say(bytes('question'));
        await eventually(() => expect(asking.texts()).toEqual(['answer']));
        asking.line.close();
      }
    });

    it('serves many rooms', async () => {
      const rooms = Array.from({ length: 500 }, (_, index) => `room ${index}`);
      const mouths = rooms.map((room) => listen(speaker, room));
      const ears = rooms.map((room) => listen(listener, room));
      const last = [mouths.at(-1), ears.at(-1)].filter((end) => end !== undefined);
      await connect(last);
      for (const [index, { line }] of mouths.entries()) line.say(bytes(`${index}`));
      await eventually(() => {
        for (const [index, { texts }] of ears.entries()) expect(texts()).toEqual([`${index}`]);
      });
    });
  });
}

/** A node's ear and mouth in a room. What `connect` says is not counted. */
export type Listener = {
  line: RoomLine;
  messages: { from: string; bytes: Uint8Array }[];
  texts(): string[];
  reached: Set<string>;
};

const PROBE = 'probe:';

/** Opens a room on a node and keeps what is heard there. */
export function listen(node: FanOut, roomId: string): Listener {
  const messages: Listener['messages'] = [];
  const reached = new Set<string>();
  const line = node.open(roomId, (from, message) => {
    const text = message.length < 100 ? Buffer.from(message).toString() : '';
    if (text.startsWith(PROBE)) reached.add(text);
    else messages.push({ from, bytes: message.slice() });
  });
  return {
    line,
    messages,
    reached,
    texts: () => messages.map((message) => Buffer.from(message.bytes).toString()),
  };
}

/** Waits until each of these hears each other: opening a room takes a moment between machines. */
export async function connect(listeners: readonly Listener[], timeout = 5_000): Promise<void> {
  const run = Math.random();
  await vi.waitFor(
    () => {
      for (const [index, { line }] of listeners.entries()) line.say(bytes(`${PROBE}${run}:${index}`));
      for (const [index, { reached }] of listeners.entries()) {
        const others = listeners.flatMap((_, other) => (other === index ? [] : [`${PROBE}${run}:${other}`]));
        expect(others.filter((probe) => !reached.has(probe))).toEqual([]);
      }
    },
    { timeout, interval: 10 },
  );
}

/** A text as a message. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
