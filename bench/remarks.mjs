/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {
  cpu: 'more than half of it is the kernel sending one edit at a time, which the bare relay pays too',
  saturated: 'what is left is near the cost of the wire, in the last column',
  latency: 'the compacting thread shares the one core, and gives way only at the next tick of the scheduler',
  comeback: 'the wire alone takes most of it',
  durable: 'the embedded database runs every commit in WebAssembly on the same core',
};
