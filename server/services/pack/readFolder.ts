import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { PACK_LIMITS } from '@/lib/packs/limits';
import type { PackFile } from '@/lib/packs/packFile';
import type { PackProblem, PackRule, Parsed } from '@/lib/packs/problem';
import { decodeText, Refusal, refuse, TOO_LARGE_TOGETHER } from './refusal';

/** questions/<category>/<slug>.md is the deepest that a pack goes. */
const MAX_DEPTH = 3;
const READS_AT_ONCE = 16;

/**
 * Reads the files of a folder as text, with their paths in it in a fixed order. Names that start with a dot
 * are passed over. Symbolic links, anything that is not UTF-8 text, and more or larger files than a pack may
 * have, refuse the folder; so nothing outside it is ever read, and nothing large is ever held.
 */
export async function readFolder(folder: string): Promise<Parsed<PackFile[]>> {
  let root = path.resolve(folder);
  try {
    root = await realpath(folder);
    const paths = (await listFiles(root, '', 1)).sort();
    const files: PackFile[] = [];
    let bytes = 0;
    for (let start = 0; start < paths.length; start += READS_AT_ONCE) {
      const some = paths.slice(start, start + READS_AT_ONCE);
      for (const read of await Promise.all(some.map((relative) => readOne(root, relative)))) {
        bytes += read.bytes;
        files.push(read.file);
      }
      if (bytes > PACK_LIMITS.totalBytes) {
        refuse('.', 'too-large', TOO_LARGE_TOGETHER);
      }
    }
    return { ok: true, value: files };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] };
    const problem = explainFileError(error, root);
    if (problem) return { ok: false, problems: [problem] };
    throw error;
  }
}

async function listFiles(root: string, folder: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink())
      refuse(relative, 'symlink', 'This is a symbolic link; put the file itself here.');
    if (entry.isDirectory()) {
      if (depth === MAX_DEPTH) refuse(relative, 'unknown-file', 'Folders do not go this deep.');
      found.push(...(await listFiles(root, relative, depth + 1)));
    } else if (entry.isFile()) found.push(relative);
    else refuse(relative, 'unknown-file', 'This is not a file.');
    if (found.length > PACK_LIMITS.files) {
      refuse('.', 'too-large', `There are more than ${PACK_LIMITS.files} files.`);
    }
  }
  return found;
}

async function readOne(root: string, relative: string): Promise<{ file: PackFile; bytes: number }> {
  // A folder may have become a link since it was listed; O_NOFOLLOW only guards the last part of a path.
  const parent = path.dirname(path.join(root, relative));
  if ((await realpath(parent)) !== parent) refuse(relative, 'symlink', 'This lies behind a symbolic link.');
  const handle = await open(path.join(root, relative), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const content = await readBounded(handle, relative);
    return { file: { path: relative, text: decodeText(content, relative) }, bytes: content.length };
  } finally {
    await handle.close();
  }
}

/** Reads at most the permitted bytes, whatever size the file claims to have or grows to. */
async function readBounded(handle: FileHandle, relative: string): Promise<Buffer> {
  const max = PACK_LIMITS.fileBytes;
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(Math.min(size, max) + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > max) refuse(relative, 'too-large', `A file has at most ${max / 1024} KB.`);
  if (length > size)
    refuse(relative, 'not-text', 'This file was being changed while it was read; try again.');
  return buffer.subarray(0, length);
}

const FILE_ERRORS: Record<string, [PackRule, string]> = {
  ENOENT: ['missing-file', 'There is no such file or folder.'],
  ENOTDIR: ['missing-file', 'This is not a folder.'],
  EACCES: ['missing-file', 'This cannot be read: permission denied.'],
  EPERM: ['missing-file', 'This cannot be read: permission denied.'],
  ELOOP: ['symlink', 'This is a symbolic link; put the file itself here.'],
};

function explainFileError(error: unknown, root: string): PackProblem | null {
  const { code, path: where } = error as NodeJS.ErrnoException;
  const known = FILE_ERRORS[code ?? ''];
  if (!known) return null;
  const file = path.relative(root, path.resolve(where ?? root)) || '.';
  return { file, line: 1, rule: known[0], message: known[1] };
}
