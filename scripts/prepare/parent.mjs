/** How often the parent is looked at, in milliseconds. */
const INTERVAL = 500;

/**
 * Ends this process in an orderly way when the shell that npm started it in is gone. A signal sent to npm
 * reaches only that shell, which ends without passing it on; the server would run on unseen.
 */
export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL);
  timer.unref();
  // Once stopping has begun, a second signal would cut it short.
  process.once('SIGINT', () => clearInterval(timer));
  process.once('SIGTERM', () => clearInterval(timer));
}
