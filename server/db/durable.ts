import { closeSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { DatabaseError } from './databaseError';

/** Makes a file's content, or a directory's list of names, survive a power cut. */
export function fsyncPath(target: string): void {
  const fd = openSync(target, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a whole directory survive a power cut: every file and every directory in it. */
export function fsyncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() || entry.isDirectory()) fsyncPath(path.join(entry.parentPath, entry.name));
  }
  fsyncPath(directory);
}

/** Renames within one directory, and makes that survive a power cut. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  fsyncPath(path.dirname(to));
}

/** Says what the system's refusal means for the person who runs the server; other errors are returned as they are. */
export function explainFileError(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return notWritable(place, error);
  if (['ENOSPC', 'EDQUOT'].includes(code)) return diskFull(place, error);
  if (['ENOTDIR', 'EEXIST'].includes(code)) {
    return new DatabaseError(
      'not_writable',
      `DATA_DIR: ${place} is not a folder. Set DATA_DIR to a folder.`,
      {
        cause: error,
      },
    );
  }
  return error;
}

/** The disk has no room for the database to work in. */
export function diskFull(place: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'disk_full',
    `The disk that holds ${place} is full. Nothing that was saved is lost. Free some space and start again.`,
    { cause },
  );
}

/** The database's files cannot be written by this user. */
export function notWritable(place: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'not_writable',
    `The database in ${place} cannot be written by this user. Give the user write permission to the folder and all files in it, or set DATA_DIR to another folder.`,
    { cause },
  );
}
