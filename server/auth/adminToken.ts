import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { newId } from '@/lib/ids';
import { hashToken } from '@/server/crypto';
import type { Runtime } from '@/server/runtime';
import { isApiToken, newApiToken } from '@/server/services/apiToken/format';

/** The file in DATA_DIR that holds the machine administrator's token. */
export const ADMIN_TOKEN_FILE = 'admin-token';

/**
 * Makes sure that DATA_DIR/admin-token, readable by its owner only, holds a token that is in force. It acts
 * for the workspace's oldest owner. A token is kept as long as file and database agree on it; else both get
 * a new one. A process that is the only one ends every older token; one of several nodes those of its machine.
 */
export async function ensureAdminToken(
  rt: Pick<Runtime, 'db' | 'now' | 'env'>,
  dataDir: string,
): Promise<void> {
  const file = path.join(dataDir, ADMIN_TOKEN_FILE);
  const kept = readToken(file);
  if (kept && (await isInForce(rt, kept))) {
    chmodSync(file, 0o600);
    return;
  }
  const token = newApiToken();
  const name = `Administrator of ${hostname()}`;
  const isOneOfSeveral = rt.env.REDIS_URL !== undefined;
  await rt.db.$transaction([
    rt.db.apiToken.deleteMany({ where: { memberId: null, ...(isOneOfSeveral ? { name } : {}) } }),
    rt.db.apiToken.create({
      data: { id: newId(), name, tokenHash: hashToken(token), createdAt: rt.now() },
    }),
  ]);
  // Renamed into place, so that no reader sees half a token or one with the modes of an older file.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${token}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

function readToken(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return isApiToken(text) ? text : null;
  } catch {
    return null;
  }
}

async function isInForce(rt: Pick<Runtime, 'db'>, token: string): Promise<boolean> {
  const row = await rt.db.apiToken.findUnique({ where: { tokenHash: hashToken(token) } });
  return row !== null && row.memberId === null && row.revokedAt === null;
}
