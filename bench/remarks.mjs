/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {
  cpu: 'two thirds of it the bare relay pays too, for reading and sending one edit at a time; checking and keeping the edit is the rest',
  saturated: 'what is left is near the cost of the wire, in the last column',
  latency:
    'not even the bare relay, which does nothing else than passing frames on, gets there. What ours does beside that, gathering for a write twelve times a second and collecting garbage, falls on some of the edits; how much each of them weighs has not been measured',
  comeback: 'the wire alone takes most of it, and the people are spread over one second',
  durable:
    'it is the embedded database, which runs every commit in WebAssembly on the same core; with PostgreSQL, and in the process itself, the target is met',
};
