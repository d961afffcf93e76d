import type { BrowserContext } from '@playwright/test';

/** What went wrong in somebody's browser, or tried to leave for another host. */
export type Witness = {
  /** Requests and sockets to any other host, whether or not they were stopped. */
  readonly elsewhere: string[];
  /** What the page's policy has refused. */
  readonly refused: string[];
  /** Answers of 400 and above, and requests that failed. */
  readonly failed: string[];
  /** Errors of scripts, and what was written to the console as an error. */
  readonly errors: string[];
};

/** Watches everything that a person's browser does from now on. */
export async function witnessAll(context: BrowserContext, ownHost: string): Promise<Witness> {
  const witness: Witness = { elsewhere: [], refused: [], failed: [], errors: [] };
  const isOwn = (address: string) => {
    const { protocol, host } = new URL(address);
    return ['data:', 'blob:', 'about:'].includes(protocol) || host === ownHost;
  };
  await context.exposeBinding('noteRefused', (_source, line: string) => witness.refused.push(line));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (window as unknown as { noteRefused(line: string): void }).noteRefused(
        `${violatedDirective} ${blockedURI}`,
      ),
    );
  });
  context.on('request', (request) => {
    if (!isOwn(request.url())) witness.elsewhere.push(request.url());
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Streams and prefetches end with the page that opened them.
    if (why !== 'net::ERR_ABORTED') witness.failed.push(`${why} ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) witness.failed.push(`${response.status()} ${response.url()}`);
  });
  context.on('weberror', (error) => witness.errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') witness.errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!isOwn(socket.url())) witness.elsewhere.push(socket.url());
    });
  });
  return witness;
}
