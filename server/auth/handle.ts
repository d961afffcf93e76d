import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { ADDRESS_HEADER } from '@/server/http/address';
import { isOwnOrigin } from '@/server/http/origin';
import { getRuntime } from '@/server/runtime';
import { authOptions } from './nextAuth';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Answers /api/auth/*: next-auth, for requests of our own pages. */
export async function handleAuth(req: NextRequest, context: Context): Promise<Response> {
  const rt = getRuntime();
  const { headers } = req;
  const from = { origin: headers.get('origin') ?? undefined, host: headers.get('host') ?? undefined };
  if (req.method === 'POST' && !isOwnOrigin(rt.env, from)) {
    return new Response('This request comes from another site.', { status: 403 });
  }
  // next-auth would write what any visitor sends here into our log.
  if ((await context.params).nextauth[0] === '_log') return new Response(null, { status: 204 });
  return NextAuth(req, context, authOptions(rt, headers.get(ADDRESS_HEADER) ?? 'unknown'));
}
