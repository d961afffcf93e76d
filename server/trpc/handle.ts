import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { viewerFromHeaders } from '@/server/auth/session';
import { AppError } from '@/server/errors';
import { ADDRESS_HEADER } from '@/server/http/address';
import { isOwnOrigin } from '@/server/http/origin';
import { getRuntime } from '@/server/runtime';
import { appRouter } from './router';

/** Answers /api/trpc: checks the origin, finds out who asks, and runs the procedure. */
export async function handleTrpc(req: Request): Promise<Response> {
  const rt = getRuntime();
  const { headers } = req;
  if (
    !isOwnOrigin(rt.env, {
      origin: headers.get('origin') ?? undefined,
      host: headers.get('host') ?? undefined,
    })
  ) {
    return new Response('This request comes from another site.', { status: 403 });
  }
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    allowMethodOverride: true,
    req,
    router: appRouter,
    async createContext({ resHeaders }) {
      const address = headers.get(ADDRESS_HEADER) ?? 'unknown';
      const viewer = await viewerFromHeaders(rt, { cookie: headers.get('cookie') ?? undefined }, address);
      return { rt, viewer, setCookie: (value) => resHeaders.append('set-cookie', value) };
    },
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR' && !(error.cause instanceof AppError)) {
        rt.log.error({ err: error.cause ?? error, path }, 'a procedure failed');
      }
    },
  });
}
