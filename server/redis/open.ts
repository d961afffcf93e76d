import { createHmac } from 'node:crypto';
import { newId } from '@/lib/ids';
import { BootError } from '@/server/boot/bootError';
import type { Channels } from '@/server/channels';
import type { Log } from '@/server/log';
import { createRedisChannels } from './channels';

/** How long a start waits for Redis, in milliseconds. */
const WAIT_MS = 5_000;
/** Refusals that do not pass by themselves. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM|ERR (invalid password|AUTH|Client sent AUTH|unknown command))/i;

/**
 * Opens the channels to the other nodes. A server that does not answer does not keep this node from starting:
 * boards and pages work without it, and it is tried until it is there.
 * @param authSecret the nodes of one installation share it, so it keeps installations on one server apart
 * @throws BootError if the server refuses this user or is too old
 */
export async function openRedis(options: { url: string; authSecret: string; log: Log }): Promise<{
  channels: Channels;
  /** Why Redis cannot be used at the moment, or null. */
  problem: string | null;
}> {
  const { url, authSecret, log } = options;
  const namespace = createHmac('sha256', authSecret).update('redis channels').digest('hex').slice(0, 16);
  const channels = createRedisChannels({ url, namespace, nodeId: newId(), log });
  await connectedOrLate(channels);
  const error = channels.isConnected() ? null : channels.lastError();
  if (error && REFUSED.test(error.message)) {
    await channels.close();
    throw new BootError(
      `REDIS_URL: the server refuses (${error.message}). Check user and password in the address, that the user may subscribe and publish, and that the server is Redis 6 or later, or Valkey.`,
    );
  }
  return { channels, problem: channels.isConnected() ? null : (error?.message ?? 'no answer yet') };
}

function connectedOrLate(channels: Channels): Promise<void> {
  return new Promise((resolve) => {
    if (channels.isConnected()) return resolve();
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, WAIT_MS);
    const forget = channels.onConnect(done);
  });
}
