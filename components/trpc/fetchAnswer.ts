/** Browsers carry a request on after its tab has closed only if it is small and marked so. */
const KEEPALIVE_MAX = 60_000;

const UNREACHABLE = 'The server could not be reached. Check the connection and try again.';
const NO_ANSWER = 'The server did not answer as expected. It may be restarting; try again in a moment.';

/**
 * Fetches an answer of the API; in a tab that is closing the request is carried on.
 * @throws Error with a sentence for people if there is no answer, or one of something in between, such as a proxy
 */
export async function fetchAnswer(url: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  const body = init?.body;
  const leaving = document.visibilityState === 'hidden';
  const keepalive = leaving && typeof body === 'string' && body.length < KEEPALIVE_MAX;
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, keepalive });
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new Error(UNREACHABLE, { cause: error });
  }
  if (!answer.headers.get('content-type')?.includes('application/json')) throw new Error(NO_ANSWER);
  return answer;
}
