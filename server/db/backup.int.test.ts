import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MIGRATIONS_DIR } from '@/server/testing/database';
import { migratedDataDir, silentLog, temporaryDataDir } from '@/server/testing/embeddedDatabase';
import { embeddedEntry } from '@/server/testing/embeddedEntry';
import type { Backup } from './backup';
import { type OpenDatabase, openDatabase } from './client';
import { readMigrations } from './migrate';
import { restoreBackup } from './restore';

const migrations = readMigrations(MIGRATIONS_DIR);
const entry = await embeddedEntry();
const dataDir = await migratedDataDir(migrations);
const directories = [dataDir];
let source: OpenDatabase;
let backup: Backup;
/** How many rows had been acknowledged when the backup was complete. */
let acknowledged = 0;
let committed = 0;

function open(directory: string): Promise<OpenDatabase> {
  return openDatabase({
    env: { DATA_DIR: directory },
    log: silentLog,
    entry,
    migrationsDir: MIGRATIONS_DIR,
    scheduledBackups: false,
  });
}

function backUp(database: OpenDatabase): Promise<Backup> {
  if (!database.backup) throw new Error('the embedded database has backups');
  return database.backup();
}

beforeAll(async () => {
  source = await open(dataDir);
  const { db } = source;
  await db.workspace.create({ data: { id: 'w', name: 'Kept' } });
  await db.room.create({ data: { id: 'r', workspaceId: 'w', kind: 'sketch' } });
  let writing = true;
  const writer = (async () => {
    while (writing) {
      const seq = committed + 1;
      await db.boardUpdate.create({
        data: { roomId: 'r', seq, actorId: 'x', bytes: new Uint8Array(5000).fill(seq) },
      });
      committed = seq;
    }
  })();
  await vi.waitUntil(() => committed > 50, { timeout: 30_000 });
  const before = committed;
  backup = await backUp(source);
  acknowledged = before;
  await vi.waitUntil(() => committed > before + 50, { timeout: 30_000 });
  writing = false;
  await writer;
});
afterAll(async () => {
  await source.close();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function fresh(): string {
  const directory = temporaryDataDir();
  directories.push(directory);
  return directory;
}

describe('a backup that is made while rows are written', () => {
  it('is a private file with the time in its name', () => {
    expect(path.dirname(backup.file)).toBe(path.join(dataDir, 'backups'));
    expect(path.basename(backup.file)).toMatch(/^drawbridge-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/);
    expect(statSync(backup.file).mode & 0o077).toBe(0);
    expect(backup.bytes).toBe(statSync(backup.file).size);
  });

  it('holds every row from before it began, whole, and opens with no help', async () => {
    const target = fresh();
    expect(await restoreBackup(backup.file, target)).toEqual({ movedTo: null });
    const restored = await open(target);
    const rows = await restored.db.boardUpdate.findMany({ orderBy: { seq: 'asc' } });
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.length).toBeLessThan(committed);
    for (const [index, row] of rows.entries()) {
      expect(Number(row.seq)).toBe(index + 1);
      expect(Buffer.from(row.bytes).equals(Buffer.alloc(5000, index + 1))).toBe(true);
    }
    await restored.db.boardUpdate.create({
      data: { roomId: 'r', seq: 1_000_000, actorId: 'x', bytes: new Uint8Array(1) },
    });
    await restored.close();
    const again = await open(target);
    expect(await again.db.boardUpdate.count()).toBe(rows.length + 1);
    await again.close();
  });

  it('can be made again, and again', async () => {
    const first = await backUp(source);
    const second = await backUp(source);
    expect(second.file >= first.file).toBe(true);
    expect(existsSync(second.file)).toBe(true);
  });
});

describe('backups that are kept', () => {
  it('are the 14 newest, and unfinished ones go', async () => {
    const backupsDir = path.join(dataDir, 'backups');
    for (let day = 1; day <= 20; day++) {
      writeFileSync(
        path.join(backupsDir, `drawbridge-2020-01-${`${day}`.padStart(2, '0')}T00-00-00Z.tar.gz`),
        '',
      );
    }
    writeFileSync(path.join(backupsDir, 'drawbridge-2020-02-01T00-00-00Z.tar.gz.unfinished'), '');
    writeFileSync(path.join(backupsDir, 'mine.txt'), '');
    const newest = await backUp(source);
    const left = readdirSync(backupsDir).sort();
    expect(left).toContain('mine.txt');
    expect(left.filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    const backups = left.filter((name) => name.endsWith('.tar.gz'));
    expect(backups).toHaveLength(14);
    expect(backups.at(-1)).toBe(path.basename(newest.file));
    expect(backups).not.toContain('drawbridge-2020-01-07T00-00-00Z.tar.gz');
    expect(existsSync(backup.file)).toBe(true);
  });
});

describe('restoreBackup', () => {
  it('refuses while a server has the directory open, and changes nothing', async () => {
    await expect(restoreBackup(backup.file, dataDir)).rejects.toMatchObject({ reason: 'in_use' });
    expect(await source.db.boardUpdate.count()).toBe(committed);
  });

  it('moves the present database aside', async () => {
    const target = fresh();
    cpSync(path.join(await migratedDataDirOnce(), 'database'), path.join(target, 'database'), {
      recursive: true,
    });
    const { movedTo } = await restoreBackup(backup.file, target);
    expect(movedTo).toMatch(/database\.before-restore-.*Z$/);
    expect(existsSync(path.join(movedTo ?? '', 'PG_VERSION'))).toBe(true);
    expect(readdirSync(target).filter((name) => name.startsWith('database.new'))).toEqual([]);
    const restored = await open(target);
    expect(await restored.db.workspace.findMany()).toMatchObject([{ id: 'w', name: 'Kept' }]);
    await restored.close();
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['changed', (bytes: Buffer) => Buffer.from(bytes).fill(7, bytes.length >> 1, (bytes.length >> 1) + 40)],
    ['no archive at all', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
  ])('refuses a backup that is %s and leaves the present database alone', async (_, damage) => {
    const target = fresh();
    mkdirSync(path.join(target, 'database'));
    writeFileSync(path.join(target, 'database', 'present'), 'untouched');
    const damaged = path.join(target, 'damaged.tar.gz');
    writeFileSync(damaged, damage(readFileSync(backup.file)));
    await expect(restoreBackup(damaged, target)).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringContaining(`The backup ${damaged} cannot be restored`),
    });
    expect(readdirSync(target).sort()).toEqual(['damaged.tar.gz', 'database', 'database.lock']);
    expect(readdirSync(path.join(target, 'database'))).toEqual(['present']);
  });

  it('says so where the file is missing', async () => {
    await expect(restoreBackup('/nowhere/backup.tar.gz', fresh())).rejects.toThrow('/nowhere/backup.tar.gz');
  });

  it('is finished by the next start where a power cut interrupted its last step', async () => {
    const target = fresh();
    await restoreBackup(backup.file, target);
    cpSync(path.join(target, 'database'), path.join(target, 'database.restored'), { recursive: true });
    rmSync(path.join(target, 'database'), { recursive: true });
    const restored = await open(target);
    expect(await restored.db.workspace.count()).toBe(1);
    await restored.close();
  });
});

let once: Promise<string> | undefined;
function migratedDataDirOnce(): Promise<string> {
  once ??= migratedDataDir(migrations).then((directory) => {
    directories.push(directory);
    return directory;
  });
  return once;
}
