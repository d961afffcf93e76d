/** What a node is to be; given to its process as JSON in STRESS_NODE. */
export type NodeOptions = {
  database: { kind: 'embedded'; dataDir: string } | { kind: 'postgres'; url: string };
  /** Rooms that are made if they are not there. */
  rooms: string[];
  /** The way to the other nodes; null for a node that is alone. */
  redisUrl: string | null;
  /** How much faster than usual its pauses pass, so that unloading and compaction come more often. */
  haste: number;
  /** The share of its messages to other nodes that is lost. */
  loss: number;
};

/** What a node says by itself. */
export type NodeNews =
  | { kind: 'ready'; port: number }
  /** A board is being compacted, or its checkpoint written, or that is done. */
  | { kind: 'upkeep'; what: 'compacting' | 'keeping' | 'kept' }
  | { kind: 'figures'; id: number; figures: NodeFigures };

/** What a node is asked: its figures since the last time, after its garbage was collected or as it is. */
export type NodeQuestion = { kind: 'measure'; id: number; collect: boolean };

/** A node's state. Bytes and milliseconds. */
export type NodeFigures = {
  rss: number;
  heap: number;
  /** Memory outside the heap that its objects hold: buffers. */
  external: number;
  /** The longest that the event loop was held up since the last measurement, and its 99th percentile. */
  loopMax: number;
  loopP99: number;
  /** The longest that the process itself was busy in one go: `loopMax` without what other programs took. */
  loopOwn: number;
  rooms: number;
  sockets: number;
  /** Sockets closed by the server since the start, by the name of the reason. */
  refused: Record<string, number>;
  /** What else was counted since the start. */
  counted: Record<string, number>;
  /** Errors in its log since the start, the first ones in words. */
  errors: number;
  firstErrors: string[];
};
