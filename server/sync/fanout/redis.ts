import type { Channels } from '@/server/channels';
import type { FanOut } from './fanOut';

/** Rooms on the channels that this node's parts share: one channel a room. */
export function createRedisFanOut(channels: Pick<Channels, 'nodeId' | 'open'>): FanOut {
  return {
    nodeId: channels.nodeId,
    open: (roomId, hear) => channels.open(`room:${roomId}`, hear),
  };
}
