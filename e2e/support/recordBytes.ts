import type { Person } from './story';

/** Collects every body, frame and event that a person's browser receives from now on. */
export async function recordBytes({ page, context }: Person): Promise<() => string> {
  const parts: string[] = [];
  page.on('response', async (response) => {
    try {
      parts.push((await response.body()).toString('utf8'));
    } catch {
      // Redirects have no body, and that of a stream is never complete: its events are recorded below.
    }
  });
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => parts.push(payload.toString())),
  );
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.eventSourceMessageReceived', ({ data }) => parts.push(data));
  return () => parts.join('\n');
}
