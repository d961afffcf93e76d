import { z } from 'zod';
import { type Bus, type BusEvent, createLocalBus } from './bus';
import type { Channels } from './channels';

/** While other nodes cannot be heard, whoever shows a room looks at it this often, in milliseconds. */
const LOOK_EVERY_MS = 10_000;

/** What nodes tell each other. Who is connected is not among it: each node puts that together itself. */
const sharedEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('room.access-changed'),
    roomId: z.string(),
    personId: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('room.state-changed'), roomId: z.string() }),
]);

/**
 * A bus that reaches the other nodes too. Subscribers of this node are told before `publish` returns, those of
 * others a moment later. After a time without connection, and now and then during it, `bus.missed` is published
 * here.
 * @param onError is given what handlers throw
 */
export function createSharedBus(
  channels: Channels,
  onError: (error: unknown) => void,
): Bus & { close(): void } {
  const local = createLocalBus(onError);
  const line = channels.open('bus', (_from, message) => {
    const event = readEvent(message);
    if (event) local.publish(event);
  });
  const missed = () => local.publish({ type: 'bus.missed' });
  const forget = channels.onConnect(missed);
  const timer = setInterval(() => {
    if (!channels.isConnected()) missed();
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    subscribe: local.subscribe,
    publish(event) {
      local.publish(event);
      if (sharedEvent.safeParse(event).success) line.say(Buffer.from(JSON.stringify(event)));
    },
    close() {
      clearInterval(timer);
      forget();
      line.close();
    },
  };
}

/** An event of another node, or null for anything else: a later version may say what this one does not know. */
function readEvent(message: Uint8Array): BusEvent | null {
  try {
    return sharedEvent.parse(JSON.parse(Buffer.from(message).toString()));
  } catch {
    return null;
  }
}
