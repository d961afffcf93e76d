/**
 * What every server of the benchmark has besides its rooms: it says when it listens, answers SIGUSR2 with its
 * memory after a collection, and stops at SIGTERM.
 * @param {() => unknown} [stop] ends what must not be cut off
 */
export function announce(stop = () => {}) {
  process.on('SIGUSR2', () => {
    for (let i = 0; i < 3; i++) globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    console.log(`memory ${JSON.stringify({ rss, used: heapUsed + external })}`);
  });
  process.on('SIGTERM', async () => {
    await stop();
    process.exit(0);
  });
  console.log('ready');
}
