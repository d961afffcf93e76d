import { EventEmitter } from 'node:events';

/** What the two halves of the process (web and sync) tell each other; the facts are in the database. */
export type BusEvent =
  /** Someone's access may have changed: sockets are judged again. Without `personId`: everyone's. */
  | { type: 'room.access-changed'; roomId: string; personId?: string }
  /** Something shown in the room has changed: views are read again. */
  | { type: 'room.state-changed'; roomId: string }
  /** Who is connected to the board now. */
  | { type: 'room.people-changed'; roomId: string; personIds: string[] }
  /** Events of other nodes may have been missed: whoever shows a room looks at it again. */
  | { type: 'bus.missed' };

export type BusEventType = BusEvent['type'];
export type BusEventOf<T extends BusEventType> = Extract<BusEvent, { type: T }>;

export type Bus = {
  /** Tells every subscriber of this type, in order, before it returns. */
  publish(event: BusEvent): void;
  /** Calls `handler` for each event of this type until the returned function is called. */
  subscribe<T extends BusEventType>(type: T, handler: (event: BusEventOf<T>) => void): () => void;
};

/** A bus within this process. A handler that throws is reported and does not stop the others. */
export function createLocalBus(onError: (error: unknown) => void): Bus {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    publish(event) {
      for (const listener of emitter.listeners(event.type)) {
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(type, handler) {
      emitter.on(type, handler);
      return () => emitter.off(type, handler);
    },
  };
}
