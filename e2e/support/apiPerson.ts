import type { BrowserContext } from '@playwright/test';
import { createTRPCClient, httpLink } from '@trpc/client';
import superjson from 'superjson';
import { WebSocket } from 'ws';
import type { AppRouter } from '@/server/trpc/router';

/** A person without a browser: a cookie jar, tRPC, and sockets that carry the cookies. */
export function apiPerson(baseUrl: string) {
  const jar = new Map<string, string>();
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function send(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', cookieHeader());
    headers.set('origin', baseUrl);
    const response = await fetch(input, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), value);
    }
    return response;
  }

  const trpc = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${baseUrl}/api/trpc`,
        transformer: superjson,
        methodOverride: 'POST',
        fetch: (url, init) => send(url as string, init as RequestInit),
      }),
    ],
  });

  return {
    trpc,
    send,
    cookieHeader,
    /** A WebSocket class for y-websocket providers that sends this person's cookies. */
    Socket: class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers: { cookie: cookieHeader(), origin: baseUrl } });
      }
    } as unknown as typeof globalThis.WebSocket,
    /** Has a browser go on as this person. */
    async giveCookies(context: BrowserContext): Promise<void> {
      await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: baseUrl })));
    },
    /** Signs in through next-auth, as the page does. */
    async signIn(email: string, password: string): Promise<void> {
      const { csrfToken } = (await (await send(`${baseUrl}/api/auth/csrf`)).json()) as { csrfToken: string };
      const response = await send(`${baseUrl}/api/auth/callback/credentials`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
      });
      if (![...jar.keys()].some((name) => name.includes('session-token'))) {
        throw new Error(`The sign-in was refused: ${response.status} ${await response.text()}`);
      }
    },
  };
}

export type ApiPerson = ReturnType<typeof apiPerson>;

/** The secret behind the `#` of an invite link. */
export function tokenOf(url: string): string {
  return new URL(url).hash.slice(1);
}
