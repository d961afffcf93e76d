/**
 * While edits keep coming, writes to the log start this far apart, so that a write carries what came
 * meanwhile. The first edit after a pause is written at once. Far below the 150 ms an acknowledgement may take.
 */
export const GATHER_MS = 80;

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

/** What was drawn before the right to edit was taken away is waited for no longer than this. */
export const LAST_CALL_MS = 1_000;

/** From the upgrade request until somebody is recognised. */
export const AUTHORIZE_DEADLINE_MS = 10_000;

/** A sign of life goes to every socket this often; the stock provider reconnects after 30 s of silence. */
export const HEARTBEAT_MS = 15_000;

/** What a client has to answer a goodbye, before the connection is cut. */
export const CLOSE_GRACE_MS = 3_000;

/** A reader that cannot be sent anything is looked at again this often, and cut off after the second. */
export const READER_CHECK_MS = 250;
export const READER_GRACE_MS = 20_000;

/** Compacting one board. */
export const COMPACT_DEADLINE_MS = 30_000;

/** A board in which nobody has drawn for this long is compacted even if there is little to gain. */
export const QUIET_MS = 1_000;

/** With other nodes about: the log is asked this often whether others have written. */
export const RECONCILE_MS = 2_500;

/** With other nodes about: presences are repeated this often, and those of a silent node are taken away. */
export const REPEAT_PRESENCES_MS = 10_000;
export const SILENT_NODE_MS = 25_000;

/** An edit that another node sent and that is not in the log after this long is written here. */
export const ADOPT_AFTER_MS = 10_000;

/** At a stop: sockets are closed over up to this time, so that their clients do not return all at once. */
export const SPREAD_MS = 5_000;
export const SPREAD_PER_SOCKET_MS = 10;

/** The whole shutdown, within what the process gives itself to stop. */
export const SHUTDOWN_DEADLINE_MS = 15_000;
