/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {
  cpu: 'two thirds of it the bare relay pays too, for reading and sending one edit at a time; checking and keeping the edit is the rest',
  saturated: 'what is left is near the cost of the wire, in the last column',
  latency:
    'what all rooms drew is gathered for one write twelve times a second, about 0.15 ms each, and every edit since the last compaction is kept, so that a collection of garbage takes longer; edits wait meanwhile. The faster the machine, the more both weigh: the reference needs 0.4 ms here',
  comeback: 'the wire alone takes most of it',
  durable:
    'it is the embedded database, which runs every commit in WebAssembly on the same core; with PostgreSQL, and in the process itself, the target is met',
};
