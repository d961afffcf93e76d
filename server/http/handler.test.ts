import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics/metrics';
import { ADDRESS_HEADER } from './address';
import { createHandler, type HttpParts } from './handler';

let server: Server;
let url: string;
let parts: HttpParts;

beforeEach(async () => {
  parts = {
    next: null,
    isReady: async () => true,
    metrics: createMetrics(() => ({ rooms: 3, sockets: 7, unsavedBytes: 0 })),
    log: createLog('silent'),
    development: false,
    trustedProxies: 0,
    secure: false,
  };
  server = createServer(createHandler(parts));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
});

/** Stands in for Next: repeats what it was given. */
const echo: HttpParts['next'] = async (req, res) => {
  res.end(
    JSON.stringify({ address: req.headers[ADDRESS_HEADER], policy: req.headers['content-security-policy'] }),
  );
};

describe('createHandler', () => {
  it('is alive but not ready until the pages are prepared and the database answers', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(url)).status).toBe(503);
    parts.next = echo;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    parts.isReady = async () => false;
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });

  it('gives every page a policy of its own that keeps content at home', async () => {
    parts.next = echo;
    const policies = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(url);
        const policy = response.headers.get('content-security-policy') ?? '';
        const { policy: asked } = (await response.json()) as { policy: string };
        expect(asked).toBe(policy);
        expect(response.headers.get('x-frame-options')).toBe('DENY');
        return policy;
      }),
    );
    for (const policy of policies) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
      expect(policy).not.toMatch(/https?:/);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("overwrites an address that a client claims with the socket's own", async () => {
    parts.next = echo;
    const response = await fetch(url, { headers: { [ADDRESS_HEADER]: '203.0.113.9' } });
    expect(((await response.json()) as { address: string }).address).toBe('127.0.0.1');
  });

  it('shows the figures of the boards', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('drawbridge_sync_rooms 3');
    expect(text).toContain('drawbridge_sync_sockets 7');
  });

  it('answers a failure without its content', async () => {
    parts.next = async () => {
      throw new Error('secret detail');
    };
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});
