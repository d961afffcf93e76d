import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase } from '@/server/testing/database';
import type { NodeOptions } from './nodeMessages';

/** A database of a run's own, which outlives the nodes that are killed. */
export type RunDatabase = { options: NodeOptions['database']; drop(): Promise<void> };

/** Makes an empty database: a folder for the embedded one, or one on the PostgreSQL server of the tests. */
export async function makeDatabase(kind: string): Promise<RunDatabase> {
  if (kind === 'embedded') {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'drawbridge-stress-'));
    return {
      options: { kind: 'embedded', dataDir },
      drop: async () => rmSync(dataDir, { recursive: true, force: true }),
    };
  }
  if (kind !== 'postgres') throw new Error('--storage is embedded or postgres');
  const { url, drop } = await createTestDatabase('postgres');
  return { options: { kind: 'postgres', url }, drop };
}
