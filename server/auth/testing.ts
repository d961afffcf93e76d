import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';
import { parseCookies } from './cookies';

/** What next-auth answered: where to, and the JSON body. */
export type Answer = { status: number; location: string | null; body: Record<string, unknown> };

/** A browser, as far as next-auth sees one: a jar of cookies, and requests of its own pages. */
export function createBrowser(options: () => AuthOptions) {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];

  async function send(
    method: 'GET' | 'POST',
    path: string,
    query: Record<string, string> = {},
    body: Record<string, string> = {},
  ): Promise<Answer> {
    const answer: Answer = { status: 200, location: null, body: {} };
    const headers = new Map<string, string | string[]>();
    const res = {
      status(code: number) {
        answer.status = code;
        return res;
      },
      getHeader: (name: string) => headers.get(name),
      setHeader(name: string, value: string | string[]) {
        headers.set(name, value);
        return res;
      },
      json(value: Record<string, unknown>) {
        answer.body = value;
      },
      send(value: unknown) {
        answer.body = (value ?? {}) as Record<string, unknown>;
      },
      end() {},
    };
    const req = {
      method,
      query: { ...query, nextauth: path.split('/') },
      body,
      cookies: Object.fromEntries(jar),
      headers: { host: 'drawbridge.test', 'x-forwarded-proto': 'http' },
    };
    await NextAuth(req as unknown as NextApiRequest, res as unknown as NextApiResponse, options());
    for (const cookie of [headers.get('Set-Cookie') ?? []].flat()) {
      setCookies.push(cookie);
      const [[name, value] = ['', '']] = [...parseCookies(cookie.split(';')[0])];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = headers.get('Location');
    answer.location = typeof location === 'string' ? location : null;
    return answer;
  }

  async function post(path: string, body: Record<string, string>): Promise<Answer> {
    const { csrfToken } = (await send('GET', 'csrf')).body;
    return send('POST', path, {}, { ...body, csrfToken: String(csrfToken), json: 'true' });
  }

  return {
    jar,
    /** Every Set-Cookie header that came. */
    setCookies,
    send,
    get: (path: string, query: Record<string, string> = {}) => send('GET', path, query),
    /** A form of our own pages, with the token against requests of other sites. */
    post,
    /** Signs in with a password; the `error` of the address that next-auth answers with. */
    async signIn(email: string, password: string): Promise<string | null> {
      const { body } = await post('callback/credentials', { email, password });
      return new URL(String(body.url)).searchParams.get('error');
    },
    cookieHeader: () => [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
  };
}

/** An OpenID Connect provider on this machine, which says of everyone what `person` says. */
export async function startIssuer(person: () => Record<string, unknown>) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; challenge: string }>();
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      res.statusCode = 400;
      res.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const json = (value: unknown) => {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify(value));
    };
    switch (req.url) {
      case '/.well-known/openid-configuration':
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/keys':
        return json({
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
        });
      case '/token': {
        let text = '';
        for await (const chunk of req) text += chunk;
        const form = new URLSearchParams(text);
        const code = codes.get(form.get('code') ?? '');
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        if (!code || code.challenge !== challenge) throw new Error('wrong code');
        return json({
          token_type: 'Bearer',
          access_token: 'x',
          id_token: idToken(privateKey, { iss: issuer, aud: 'drawbridge', nonce: code.nonce, ...person() }),
        });
      }
      default:
        throw new Error(`no ${req.url}`);
    }
  }

  return {
    issuer,
    /** What happens on the provider's page: the person agrees and is sent back with this query. */
    agree(location: string): Record<string, string> {
      const { searchParams } = new URL(location);
      const code = `code-${codes.size}`;
      codes.set(code, {
        nonce: searchParams.get('nonce') ?? '',
        challenge: searchParams.get('code_challenge') ?? '',
      });
      return { code, state: searchParams.get('state') ?? '' };
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function idToken(key: KeyObject, claims: Record<string, unknown>): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', kid: '1' })}.${part({ iat: now, exp: now + 60, ...claims })}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`;
}
