/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {
  cpu: 'two thirds of it the bare relay pays too, for reading and sending one edit at a time; checking and keeping the edit is the rest',
  saturated: 'what is left is near the cost of the wire, in the last column',
  latency:
    'the reference needs 0.4 ms on a machine this fast. Edits wait while what all rooms drew is gathered for a write, twelve times a second, and while garbage is collected; how much each of them weighs has not been measured on a quiet machine',
  comeback: 'the wire alone takes most of it',
  durable:
    'it is the embedded database, which runs every commit in WebAssembly on the same core; with PostgreSQL, and in the process itself, the target is met',
};
