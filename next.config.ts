import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `tsc` in `npm run verify`; Next's own check does not know TypeScript 7.
  typescript: { ignoreBuildErrors: true },
  // One Yjs in the process, and no bundling of packages with native parts or files of their own.
  serverExternalPackages: [
    'yjs',
    'y-protocols',
    'lib0',
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'pino',
    '@node-rs/argon2',
    'prom-client',
  ],
  images: { unoptimized: true },
};

export default config;
