/**
 * How the nodes of one installation speak to each other. What is said may be lost: whoever listens has another
 * way to find out, and is told by `onConnect` when to take it.
 */
export type Channels = {
  /** This node's name, unlike any other's; new with each start of the process. */
  readonly nodeId: string;
  /** True while other nodes can be heard and reached. */
  isConnected(): boolean;
  /**
   * Hears what other nodes say on a channel, until the line is closed; never what this node says itself. What
   * is said on the line after this reaches nobody whose answer would not be heard.
   */
  open(name: string, hear: Hear): Line;
  /** Calls `run` each time the connection is there, or there again, and everything open is heard. */
  onConnect(run: () => void): () => void;
  /** Sends what has been said and hangs up. */
  close(): Promise<void>;
};

/** Called with a whole message of another node, which nobody changes afterwards. */
export type Hear = (fromNode: string, message: Uint8Array) => void;

/** One node's place on a channel. */
export type Line = {
  /** Tells the other nodes. Never throws; without a connection the message is lost. */
  say(message: Uint8Array): void;
  /** Ends the hearing. */
  close(): void;
};

/** For a process that is the only one. */
export function noChannels(nodeId: string): Channels {
  return {
    nodeId,
    isConnected: () => true,
    open: () => ({ say() {}, close() {} }),
    onConnect: () => () => {},
    close: async () => {},
  };
}
