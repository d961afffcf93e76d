import type { FanOut, HearRoom } from './fanOut';

/** What becomes of a message: it is lost, or comes when `deliver` is called, never before `say` has returned. */
export type Carry = (message: CarriedMessage, deliver: () => void) => void;

/** A message on its way from one node to another. */
export type CarriedMessage = { roomId: string; from: string; to: string; bytes: Uint8Array };

/** The place where the nodes of one process meet. */
export type Hub = {
  /** A node's way to the others. */
  node(nodeId: string): FanOut;
};

type Place = { nodeId: string; hear: HearRoom };

/**
 * Fan-out between nodes within one process. `carry` decides about each message for each hearer; without it
 * every message comes in the next microtask.
 */
export function createHub(carry: Carry = (_message, deliver) => queueMicrotask(deliver)): Hub {
  const rooms = new Map<string, Set<Place>>();
  return {
    node: (nodeId) => ({
      nodeId,
      open(roomId, hear) {
        const place = { nodeId, hear };
        const places = rooms.get(roomId) ?? new Set();
        rooms.set(roomId, places.add(place));
        return {
          say(message) {
            if (!places.has(place)) return;
            // The speaker may use its bytes for something else once this has returned.
            const bytes = new Uint8Array(message);
            for (const other of places) {
              if (other.nodeId === nodeId) continue;
              carry({ roomId, from: nodeId, to: other.nodeId, bytes }, () => {
                if (places.has(other)) other.hear(nodeId, bytes);
              });
            }
          },
          close() {
            places.delete(place);
            if (places.size === 0 && rooms.get(roomId) === places) rooms.delete(roomId);
          },
        };
      },
    }),
  };
}
