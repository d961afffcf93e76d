/**
 * While edits keep coming, writes of one room start this far apart, so that a write carries what came
 * meanwhile. The first edit after a pause is written at once. Far below the 150 ms an acknowledgement may take.
 */
export const GATHER_MS = 40;

/** Edits of one person at most this far apart become one row: two frames or so of a drag. */
export const MERGE_WINDOW_MS = 40;

/** One write to the log; later it counts as failed, with its outcome unknown. */
export const APPEND_DEADLINE_MS = 15_000;

/** The pause after a failed write doubles from the first to the second. */
export const RETRY_FIRST_MS = 100;
export const RETRY_LONGEST_MS = 5_000;

/** Reading a room's log. */
export const LOAD_DEADLINE_MS = 20_000;

/** A room stays in memory this long after the last one left, so that a reload of the page finds it. */
export const UNLOAD_AFTER_MS = 5_000;

/** Every access is judged again at least this often, whether or not anybody said that it changed. */
export const RECHECK_EVERY_MS = 30_000;

/** One judgement; later it counts as failed. */
export const RECHECK_DEADLINE_MS = 5_000;

/** The pause before a failed judgement is tried again, and how long a socket may live without one. */
export const RECHECK_RETRY_MS = 1_000;
export const RECHECK_GRACE_MS = 20_000;

/** From the upgrade request until somebody is recognised. */
export const AUTHORIZE_DEADLINE_MS = 10_000;

/** A sign of life goes to every socket this often; the stock provider reconnects after 30 s of silence. */
export const HEARTBEAT_MS = 15_000;

/** What a client has to answer a goodbye, before the connection is cut. */
export const CLOSE_GRACE_MS = 3_000;

/** The whole shutdown, within what the process gives itself to stop. */
export const SHUTDOWN_DEADLINE_MS = 10_000;
