/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {
  cpu: 'well over half of it the bare relay pays too, for reading and sending one edit at a time; checking and keeping the edit is the rest',
  saturated: 'what is left is near the cost of the wire, in the last column',
  latency:
    'a pause falls on more than one edit in a hundred: in a profile, stretches of more than a millisecond without a turn for anybody else made 2 % of the time. A third of that is the collection of garbage, 1.5 to 4 ms three times a second; the rest is writes to the log, 1.3 ms for twenty rooms, and edits that come at the same moment',
  comeback: 'the wire alone takes most of it, and the people are spread over one second',
  durable:
    'it is the embedded database, which runs every commit in WebAssembly on the same core; with PostgreSQL, and in the process itself, the target is met',
};
