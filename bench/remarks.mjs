/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {
  cpu: 'well over half of it the bare relay pays too, for reading and sending one edit at a time; checking and keeping the edit is the rest',
  saturated: 'what is left is near the cost of the wire, in the last column',
  latency:
    'a pause falls on more than one edit in a hundred: in a profile, stretches of more than a millisecond without a turn for anybody else made 2 % of the time. A third of that is the collection of garbage, 1.5 to 4 ms three times a second; the rest is writes to the log, 1.3 ms for twenty rooms, and edits that come at the same moment',
  comeback: 'the wire alone takes most of it, and the people are spread over one second',
  durable:
    'from run to run it lies between 1.16 and 1.47, and which of the two databases is the dearer changes; what storing adds is gathering the edits, one commit for all rooms twelve times a second, and an acknowledgement for each writer, and with the embedded database its WebAssembly on the same core',
};
