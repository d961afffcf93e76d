import { z } from 'zod';

const port = z.coerce
  .number({ error: 'must be a number' })
  .int('must be a whole number')
  .min(0, 'must be from 0 to 65535')
  .max(65535, 'must be from 0 to 65535');

const httpUrl = z.string().refine((value) => {
  try {
    const url = new URL(value);
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/' && !url.search;
  } catch {
    return false;
  }
}, 'must be an address like https://drawbridge.example.com, without a path');

const postgresUrl = z.string().refine((value) => {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}, 'must be an address like postgresql://user:password@host:5432/database');

const redisUrl = z.string().refine((value) => {
  try {
    const url = new URL(value);
    return (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname !== '';
  } catch {
    return false;
  }
}, 'must be an address like redis://user:password@host:6379, or rediss:// for TLS');

/** What REDIS_URL cannot do without, and why. */
const NEEDED_BY_REDIS = [
  ['DATABASE_URL', 'several nodes share a PostgreSQL server, and the embedded database serves one process'],
  [
    'AUTH_SECRET',
    'every node has to know the secret that signs sessions, and one made here is known here only',
  ],
] as const;

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    PORT: port.default(3000),
    HOST: z.string().min(1, 'must not be empty').default('0.0.0.0'),
    DATA_DIR: z.string().min(1, 'must not be empty').default('data'),
    DATABASE_URL: postgresUrl.optional(),
    /** Redis or Valkey, through which several nodes of one installation speak to each other. */
    REDIS_URL: redisUrl.optional(),
    BASE_URL: httpUrl.optional(),
    /** Reverse proxies in front of this server whose X-Forwarded-For is believed. */
    TRUSTED_PROXIES: z.coerce
      .number({ error: 'must be a number' })
      .int('must be a whole number')
      .min(0, 'must be 0 or more')
      .max(10, 'must be 10 or less')
      .default(0),
    AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    OIDC_ISSUER: httpUrl.or(z.url('must be an address')).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().min(1).default('single sign-on'),
    GITHUB_CLIENT_ID: z.string().min(1).optional(),
    GITHUB_CLIENT_SECRET: z.string().min(1).optional(),
    GOOGLE_CLIENT_ID: z.string().min(1).optional(),
    GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  })
  .superRefine((env, context) => {
    for (const [name, why] of env.REDIS_URL === undefined ? [] : NEEDED_BY_REDIS) {
      if (env[name] !== undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is missing, though REDIS_URL is set: ${why}`,
      });
    }
    for (const group of [
      ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
      ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
      ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
    ] as const) {
      const missing = group.filter((name) => env[name] === undefined);
      if (missing.length === 0 || missing.length === group.length) continue;
      for (const name of missing) {
        const others = group.filter((other) => !missing.includes(other)).join(' and ');
        context.addIssue({ code: 'custom', path: [name], message: `is missing, though ${others} is set` });
      }
    }
  });

export type Env = z.output<typeof schema>;

/** A wrong environment variable. The message has one line for each variable, naming it and what it must be. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/**
 * Parses the environment once, at boot. Empty values count as absent.
 * @throws EnvError naming every wrong variable; values are not repeated, as they may be secrets.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvError(
    result.error.issues
      .map((issue) => `${issue.path.join('.') || 'environment'} ${issue.message}`)
      .join('\n'),
  );
}
