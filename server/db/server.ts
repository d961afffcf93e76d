import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describeUrl, explainServerError, isWorthRetrying } from './serverErrors';

const WAIT_MS = 30_000;
const RETRY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Connects to the server of DATABASE_URL. One that is not up yet is waited for, 30 s at most; one that
 * refuses us is not.
 * @throws DatabaseError naming DATABASE_URL and what is wrong with it, without its password
 */
export async function connectToServer(
  url: string,
  onProgress: (line: string) => void = () => {},
  waitMs = WAIT_MS,
): Promise<pg.Client> {
  const deadline = Date.now() + waitMs;
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    // A connection that breaks later fails its queries; nothing else needs to hear of it.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      // Not awaited: after some failures it never ends.
      void client.end().catch(() => {});
      if (!isWorthRetrying(error) || Date.now() >= deadline) throw explainServerError(error, url);
      if (attempt === 0) onProgress(`Waiting for the database server at ${describeUrl(url).host}`);
      await sleep(Math.min(RETRY_MS, Math.max(0, deadline - Date.now())));
    }
  }
}
