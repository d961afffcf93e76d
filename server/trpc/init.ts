import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { ZodError } from 'zod';
import type { MemberViewer, Viewer } from '@/server/auth/viewer';
import { AppError, type ErrorCode, UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { type Runtime, showableError } from '@/server/runtime';

/** What every procedure gets. `setCookie` adds a Set-Cookie header to the answer. */
export type TrpcContext = { rt: Runtime; viewer: Viewer; setCookie(value: string): void };

const TRPC_CODES = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  invalid: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  gone: 'PRECONDITION_FAILED',
  too_many: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorCode, TRPCError['code']>;

/** Turns what a service throws into what tRPC sends; an unknown error leaks nothing. */
export function toTrpcError(rt: Pick<Runtime, 'isDatabaseDown'>, thrown: unknown): TRPCError {
  if (thrown instanceof TRPCError) return thrown;
  const error = showableError(rt, thrown);
  if (error) return new TRPCError({ code: TRPC_CODES[error.code], message: error.message, cause: error });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: UNKNOWN_ERROR_MESSAGE, cause: thrown });
}

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const cause = error.cause;
    if (cause instanceof ZodError) {
      const issue = cause.issues[0];
      return {
        ...shape,
        message: issue?.message ?? 'The input is not valid.',
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          field: issue?.path.join('.') ?? null,
        },
      };
    }
    const known = cause instanceof AppError || error.code !== 'INTERNAL_SERVER_ERROR';
    return {
      ...shape,
      message: known ? shape.message : UNKNOWN_ERROR_MESSAGE,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        field: cause instanceof AppError ? (cause.field ?? null) : null,
      },
    };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const guarded = t.procedure.use(async ({ ctx, next }) => {
  const result = await next();
  if (!result.ok && result.error.cause && !(result.error.cause instanceof ZodError)) {
    throw toTrpcError(ctx.rt, result.error.cause);
  }
  return result;
});

/** For anyone, also without a session. The service behind it authorizes by itself. */
export const publicProcedure = guarded;

/** Hands the signed-in member to the service, which authorizes by itself. */
export const memberProcedure = guarded.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, member: requireMember(ctx.viewer) } }),
);

/** The signed-in member of this request. @throws AppError `unauthenticated` without one. */
export function requireMember(viewer: Viewer): MemberViewer {
  if (!viewer.member) throw new AppError('unauthenticated', 'Sign in to continue.');
  return viewer.member;
}
