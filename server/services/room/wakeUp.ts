export type WakeUp = {
  /** Says that there is something to do. Several before the next wait count as one. */
  wake(): void;
  /** Resolves when woken since it last did, after `ms` if given, or when the signal is aborted. */
  next(ms: number | null): Promise<void>;
};

/** A bell that one loop listens to. */
export function createWakeUp(signal: AbortSignal): WakeUp {
  let isRung = false;
  let resume: (() => void) | null = null;
  const wake = () => {
    isRung = true;
    resume?.();
  };
  signal.addEventListener('abort', wake, { once: true });
  return {
    wake,
    async next(ms) {
      if (!isRung && !signal.aborted) {
        const timer = ms === null ? null : setTimeout(wake, ms);
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
        if (timer) clearTimeout(timer);
        resume = null;
      }
      isRung = false;
    },
  };
}
