/** Work that takes no longer than this, in milliseconds, may come as often as it likes: it fits into a frame. */
const FREE_MS = 8;

/** How much longer than such work the pause after it is; and its end, as nobody waits for others' edits for long. */
const REST = 2;
const LONGEST_REST_MS = 300;

/** Work that others cause, as often as they please. */
export type Pace = {
  /**
   * Does the work now, or once the last one's pause is over; asking again meanwhile changes nothing. Work that
   * is not done with asks for its next part.
   */
  ask(): void;
  /** Does it no more. */
  stop(): void;
};

/**
 * Leaves most of the time to the person here, however often others ask for something that takes long.
 * @param now milliseconds of a clock that does not go back
 */
export function createPace(work: () => void, now: () => number): Pace {
  let earliest = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWorking = false;
  let isAskedAgain = false;

  function carryOut(): void {
    timer = null;
    isWorking = true;
    const started = now();
    try {
      work();
    } finally {
      isWorking = false;
      const ended = now();
      const took = ended - started;
      earliest = took > FREE_MS ? ended + Math.min(REST * took, LONGEST_REST_MS) : ended;
    }
    if (!isAskedAgain) return;
    isAskedAgain = false;
    timer = setTimeout(carryOut, Math.max(0, earliest - now()));
  }

  return {
    ask() {
      if (isWorking) isAskedAgain = true;
      if (isWorking || timer !== null) return;
      const wait = earliest - now();
      if (wait <= 0) carryOut();
      else timer = setTimeout(carryOut, wait);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
