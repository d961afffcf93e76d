import type { IncomingMessage, ServerResponse } from 'node:http';
import { PATH_HEADER } from '@/server/auth/pathHeader';
import type { Log } from '@/server/log';
import type { Metrics } from '@/server/metrics/metrics';
import { stampAddress } from './address';
import { setSecurityHeaders } from './securityHeaders';

export type HttpParts = {
  /** Next's handler, once it is prepared; until then pages are answered 503. */
  next: ((req: IncomingMessage, res: ServerResponse) => Promise<void>) | null;
  /** True if the database answers. */
  isReady: () => Promise<boolean>;
  metrics: Metrics;
  log: Log;
  development: boolean;
  /** Reverse proxies in front of this server. */
  trustedProxies: number;
  /** People reach this server over HTTPS only. */
  secure: boolean;
};

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The server's request handler: health, metrics, security headers, and Next for the rest. */
export function createHandler(parts: HttpParts) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    const started = performance.now();
    res.once('close', () => {
      const method = METHODS.has(req.method ?? '') ? (req.method ?? '') : 'other';
      parts.metrics.requests.inc({ method, status: `${Math.floor(res.statusCode / 100)}xx` });
      const isStream = String(res.getHeader('content-type') ?? '').startsWith('text/event-stream');
      if (!isStream) parts.metrics.duration.observe((performance.now() - started) / 1000);
    });
    answer(parts, req, res).catch((error: unknown) => {
      parts.log.error({ err: error }, 'a request failed');
      if (!res.headersSent) send(res, 500, 'Something went wrong on the server. It has been logged.');
      else res.destroy();
    });
  };
}

async function answer(parts: HttpParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const pathname = (req.url ?? '/').split('?', 1)[0];
  switch (pathname) {
    case '/healthz':
      return send(res, 200, 'ok');
    case '/readyz':
      return parts.next && (await parts.isReady())
        ? send(res, 200, 'ready')
        : send(res, 503, parts.next ? 'The database does not answer.' : 'Starting.');
    case '/metrics':
      res.setHeader('content-type', parts.metrics.registry.contentType);
      res.end(await parts.metrics.registry.metrics());
      return;
  }
  if (!parts.next) {
    res.setHeader('retry-after', '2');
    return send(res, 503, 'Drawbridge is starting. Reload in a moment.');
  }
  stampAddress(req, parts.trustedProxies);
  req.headers[PATH_HEADER] = req.url ?? '/';
  setSecurityHeaders(req, res, parts);
  await parts.next(req, res);
}

function send(res: ServerResponse, status: number, text: string): void {
  res.statusCode = status;
  res.setHeader('content-type', 'text/plain; charset=utf-8');
  res.end(`${text}\n`);
}
