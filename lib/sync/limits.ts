const KB = 1024;
const MB = 1024 * KB;

/**
 * The largest message. A board of 5,000 shapes is about 2.5 MB, so that even a whole board that someone
 * brings back from being offline fits.
 */
export const MAX_FRAME_BYTES = 8 * MB;

/** Where a frame is cut off while it arrives, before anything could say why: above the limit that can. */
export const MAX_WIRE_BYTES = MAX_FRAME_BYTES + 4 * MB;

/** The largest state vector: about 20,000 writers, where every tab that ever drew is one. */
export const MAX_STATE_VECTOR_BYTES = 256 * KB;

/**
 * The largest presence of one person, in UTF-16 units of its JSON: pointer, selection and a long scribble
 * take a few thousand.
 */
export const MAX_AWARENESS_LENGTH = 16 * KB;

/** Presences in one message. Stock clients repeat what they hear of everyone in the room. */
export const MAX_PRESENCES_PER_MESSAGE = 500;

/** Presences remembered in a room after their sockets have gone, so that nobody takes over their ids. */
export const MAX_KNOWN_PRESENCES = 2000;

/** Sockets in one room: a candidate, a panel and every second tab of theirs, ten times over. */
export const MAX_SOCKETS_PER_ROOM = 100;

/**
 * Sockets one person has in one room: more than this is a loop, not a person with many tabs on a network
 * that keeps breaking.
 */
export const MAX_SOCKETS_PER_PERSON = 20;

/**
 * Messages a second from one socket, and how many may come at once. Drawing sends thirty edits and as many pointer
 * positions a second here, and one of each a frame from other clients, which is 480 on the fastest screens; the
 * burst covers a tab that was held up for a while.
 */
export const MESSAGES_PER_SECOND = 600;
export const MESSAGE_BURST = 6000;

/** What a SyncStep1 counts as: it asks for the whole board, where other messages bring a few bytes. */
export const STEP_1_COST = 100;

/** Bytes a second from one socket, and how many may come at once. */
export const BYTES_PER_SECOND = 1 * MB;
export const BYTE_BURST = 4 * MAX_FRAME_BYTES;

/** What may arrive from one socket while its room is loading. */
export const MAX_WAITING_FRAMES = 500;
export const MAX_WAITING_BYTES = MAX_FRAME_BYTES;

/** What one socket may send ahead of the SyncStep2 that its edits build on. */
export const MAX_HELD_BYTES = MAX_FRAME_BYTES;

/** Messages a second of one person over all sockets, and how many may come at once. */
export const PERSON_MESSAGES_PER_SECOND = 2 * MESSAGES_PER_SECOND;
export const PERSON_MESSAGE_BURST = 2 * MESSAGE_BURST;

/**
 * Sockets a second from one address, and how many may come at once: a company behind one address that returns
 * after its network was away.
 */
export const SOCKETS_PER_SECOND = 50;
export const SOCKET_BURST = 2000;

/** A reader that is behind by the first is sent no presences, by the second nothing, until it has caught up. */
export const SLOW_READER_BYTES = 64 * KB;
export const STALLED_READER_BYTES = 1 * MB;

/** The largest board, as its compact encoding. What is on its way to one reader stays below it and a little. */
export const MAX_BOARD_BYTES = 12 * MB;

/**
 * Structs, and ranges of deletions, in one message: reading more would hold up everybody else. A board of 5,000
 * shapes has about 100,000 structs, and a few ranges for each shape. The second is of a whole board, because
 * every client that returns brings all deletions that it knows; beyond it a board takes no more edits.
 */
export const MAX_STRUCTS_PER_MESSAGE = 200_000;
/** Citations of more of another writer's structs than those before them: far fewer, however a board was drawn. */
export const MAX_CITATIONS_PER_MESSAGE = 50_000;
export const MAX_DELETIONS_PER_MESSAGE = 100_000;
export const MAX_DELETIONS = 80_000;

/** Writers of one board: every tab that ever drew on it is one. A message brings at most the second of new ones. */
export const MAX_WRITERS = 20_000;
export const MAX_NEW_WRITERS = 1000;

/** Edits of one room that could not be stored yet. Beyond it, edits stay in the browsers that made them. */
export const MAX_UNSAVED_BYTES = 8 * MB;
