import { TLSocketRoom } from '@tldraw/sync-core';
import { createTLSchema, type TLRecord, type TLShape } from '@tldraw/tlschema';
import type { Step } from './shapes';

const PROTOCOL_VERSION = 7;

/** A room of tldraw's own sync, and people who send it what its client sends. */
export class TldrawRoom {
  readonly #room = new TLSocketRoom<TLRecord>({});
  readonly #clocks: number[] = [];

  constructor(shapes: readonly TLShape[], people: number) {
    for (let person = 0; person < people; person++) {
      const sessionId = String(person);
      this.#clocks.push(0);
      this.#room.handleSocketConnect({
        sessionId,
        socket: { readyState: 1, send: () => {}, close: () => {} } as never,
      });
      this.#say(person, {
        type: 'connect',
        connectRequestId: sessionId,
        lastServerClock: 0,
        protocolVersion: PROTOCOL_VERSION,
        schema: createTLSchema().serialize(),
      });
    }
    this.#push(0, Object.fromEntries(shapes.map((shape) => [shape.id, ['put', shape]])));
  }

  /** Moves shapes; gives the bytes of the message. */
  step({ person, shapes, places }: Step): number {
    const moves = shapes.map((id, i) => [
      id,
      ['patch', { x: ['put', places[i]?.x], y: ['put', places[i]?.y] }],
    ]);
    return this.#push(person, Object.fromEntries(moves));
  }

  /** The snapshot that a server keeps. */
  stored(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify(this.#room.getCurrentSnapshot()));
  }

  /** The shapes of a stored snapshot. */
  static recordsOf(stored: Uint8Array): TLRecord[] {
    const { documents } = JSON.parse(new TextDecoder().decode(stored)) as {
      documents: { state: TLRecord }[];
    };
    return documents.map(({ state }) => state).filter(({ typeName }) => typeName === 'shape');
  }

  #push(person: number, diff: object): number {
    const clientClock = ++(this.#clocks[person] as number);
    return this.#say(person, { type: 'push', clientClock, diff });
  }

  #say(person: number, message: object): number {
    const text = JSON.stringify(message);
    this.#room.handleSocketMessage(String(person), text);
    return text.length;
  }
}
