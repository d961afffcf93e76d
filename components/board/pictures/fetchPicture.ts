import { reconnectDelay } from '@/lib/sync/backoff';

/** Attempts before a picture is given up, some five minutes in all. */
const MAX_ATTEMPTS = 24;

/**
 * Has the browser fetch a picture, again and again while the server cannot be reached: a canvas asks for one only
 * once, and would show a broken one from then on.
 * @returns false where there is no such picture, or none for this person
 */
export async function fetchPicture(address: string): Promise<boolean> {
  for (let failures = 0; failures < MAX_ATTEMPTS; failures++) {
    try {
      const response = await fetch(address);
      // Read to its end, so that the browser keeps it.
      await response.arrayBuffer();
      if (response.ok) return true;
      if (response.status < 500 && response.status !== 429) return false;
    } catch {
      // No connection.
    }
    await new Promise((resolve) => setTimeout(resolve, reconnectDelay('short', failures, Math.random())));
  }
  return false;
}
