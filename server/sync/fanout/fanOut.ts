/**
 * Carries what happens in a room from one node to the others. It may lose, repeat, delay and reorder messages,
 * and be down for a while: the log is the truth, and nodes bring themselves up to date from it.
 * `testing/fanOutContract.ts` says what every implementation must do.
 */
export type FanOut = {
  /** This node's name, unlike any other's; new with each start of the process. */
  readonly nodeId: string;
  /**
   * Hears what other nodes say about a room, until the line is closed. A node hears nothing of its own, and
   * one node opens one line to a room at a time.
   */
  open(roomId: string, hear: HearRoom): RoomLine;
};

/** Called with a whole message of another node. Nobody changes the bytes afterwards. */
export type HearRoom = (fromNode: string, message: Uint8Array) => void;

/** One node's place in one room. */
export type RoomLine = {
  /**
   * Tells the room's other nodes. Never throws; without a connection the message is lost. The bytes may be used
   * for something else once it has returned, and nobody hears them before.
   */
  say(message: Uint8Array): void;
  /** Ends the hearing. */
  close(): void;
};
