import type { Channels } from '@/server/channels';
import { createHub } from '@/server/sync/fanout/inProcess';

/** A node's channels within one process, whose connection a test holds. */
export type TestChannels = Channels & { cut(): void; mend(): void };

/** Where the nodes of a test meet. Messages come in the next microtask, and are lost while a node is cut off. */
export function createChannelHub(): { node(nodeId: string): TestChannels } {
  const cutOff = new Set<string>();
  const hub = createHub((message, deliver) => {
    if (cutOff.has(message.from) || cutOff.has(message.to)) return;
    queueMicrotask(deliver);
  });
  return {
    node(nodeId) {
      const waiting = new Set<() => void>();
      return {
        nodeId,
        open: hub.node(nodeId).open,
        isConnected: () => !cutOff.has(nodeId),
        onConnect(run) {
          waiting.add(run);
          return () => waiting.delete(run);
        },
        cut: () => cutOff.add(nodeId),
        mend() {
          cutOff.delete(nodeId);
          for (const run of waiting) run();
        },
        close: async () => {},
      };
    },
  };
}
