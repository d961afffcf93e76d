/** Shorter waits than this need no explanation. */
const WORTH_A_LOOK_MS = 5;

/**
 * How long something took of this process's own time. The clock on the wall also counts what other programs
 * made it wait; the processor's time alone also counts its other threads. The smaller of both is the best guess.
 */
export class OwnTime {
  #wall = 0;
  #cpu = process.cpuUsage();

  constructor() {
    this.restart();
  }

  /** Begins to count anew. */
  restart(): void {
    this.#cpu = process.cpuUsage();
    this.#wall = performance.now();
  }

  /** Milliseconds since the last start. */
  elapsed(): number {
    const wall = performance.now() - this.#wall;
    // To ask for the processor's time takes a while itself.
    if (wall < WORTH_A_LOOK_MS) return wall;
    const { user, system } = process.cpuUsage(this.#cpu);
    return Math.min(wall, (user + system) / 1000);
  }
}
