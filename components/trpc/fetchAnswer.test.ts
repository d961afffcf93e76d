import { afterEach, expect, it, vi } from 'vitest';
import { fetchAnswer } from './fetchAnswer';

afterEach(() => vi.unstubAllGlobals());

/** A tab, and a network that answers like this. */
function stub(answer: () => Promise<Response>, visibilityState = 'visible') {
  const fetch = vi.fn((_url: unknown, _init?: RequestInit) => answer());
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('document', { visibilityState });
  return fetch;
}

it('hands on what the API answers, refusals too', async () => {
  const answer = Response.json([{ error: 'no' }], { status: 403 });
  stub(async () => answer);
  expect(await fetchAnswer('/api/trpc')).toBe(answer);
});

it('says that the server could not be reached', async () => {
  const cause = new TypeError('Failed to fetch');
  stub(() => Promise.reject(cause));
  await expect(fetchAnswer('/api/trpc')).rejects.toMatchObject({
    message: expect.stringMatching(/^The server could not be reached\./),
    cause,
  });
});

it('says that something else answered', async () => {
  stub(
    async () =>
      new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
  );
  await expect(fetchAnswer('/api/trpc')).rejects.toThrow(/^The server did not answer as expected\./);
});

it('leaves a request that was given up as it is', async () => {
  const given = new AbortController();
  given.abort();
  const abort = new DOMException('aborted', 'AbortError');
  stub(() => Promise.reject(abort));
  await expect(fetchAnswer('/api/trpc', { signal: given.signal })).rejects.toBe(abort);
});

it('is carried on after its tab has closed, if it is small', async () => {
  const fetch = stub(async () => Response.json([]), 'hidden');
  await fetchAnswer('/api/trpc', { body: 'a note' });
  await fetchAnswer('/api/trpc', { body: 'x'.repeat(70_000) });
  expect(fetch.mock.calls.map(([, init]) => init?.keepalive)).toEqual([true, false]);
});
