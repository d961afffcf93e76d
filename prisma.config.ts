import { defineConfig } from 'prisma/config';

// The schema engine is a binary that the CLI would download. `generate` never runs it, so any
// executable satisfies the look-up and generation works offline.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
