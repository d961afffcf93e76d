import type { Entry } from 'yauzl';
import { PACK_LIMITS } from '@/lib/packs/limits';
import { decodeText, refuse } from '../refusal';

const FLAG = { encrypted: 0x1, patch: 0x20, strongEncryption: 0x40, utf8: 0x800, maskedHeader: 0x2000 };
const METHOD = { stored: 0, deflated: 8 };
/** Kinds of files in Unix modes, which are the upper half of an entry's attributes. */
const UNIX = { kind: 0xf000, none: 0, file: 0x8000, folder: 0x4000, link: 0xa000 };
const ZIP64_FIELD = 0x1;
/** Kilobytes that any entry may unpack to, however small it is packed. */
const ALWAYS_FINE = 64 * 1024;

/** What an entry of a zip file is, once it is known to be harmless. */
export type PlainEntry = { kind: 'file' | 'folder'; path: string };

/**
 * Judges an entry by its record in the table of contents, before anything of it is unpacked.
 * @throws Refusal for what does not belong in a pack or could do harm
 */
export function judgeEntry(entry: Entry): PlainEntry {
  const path = pathOf(entry);
  const flags = entry.generalPurposeBitFlag;
  if (flags & (FLAG.encrypted | FLAG.strongEncryption | FLAG.maskedHeader)) {
    refuse(path, 'zip', 'This entry is encrypted. Make the zip file without a password.');
  }
  const { compressionMethod: method } = entry;
  if (flags & FLAG.patch || (method !== METHOD.stored && method !== METHOD.deflated)) {
    refuse(path, 'zip', `This entry is packed by method ${method}; "store" and "deflate" are read.`);
  }
  if (entry.extraFields.some((field) => field.id === ZIP64_FIELD)) {
    refuse(path, 'zip', 'This entry is in the form for large files (zip64), which no pack needs.');
  }
  const kind = (entry.externalFileAttributes >>> 16) & UNIX.kind;
  if (kind === UNIX.link) refuse(path, 'symlink', 'This is a symbolic link; put the file itself here.');
  if (kind !== UNIX.none && kind !== UNIX.file && kind !== UNIX.folder) {
    refuse(path, 'unknown-file', 'This is neither a file nor a folder.');
  }
  if (path.endsWith('/')) {
    if (entry.uncompressedSize > 0) refuse(path, 'zip', 'This folder has content of its own.');
    return { kind: 'folder', path };
  }
  if (kind === UNIX.folder) refuse(path, 'zip', 'This folder is named like a file.');
  if (entry.uncompressedSize > PACK_LIMITS.fileBytes) {
    refuse(path, 'too-large', `A file has at most ${PACK_LIMITS.fileBytes / 1024} KB.`);
  }
  const fair = ALWAYS_FINE + entry.compressedSize * PACK_LIMITS.zipGrowth;
  if (entry.uncompressedSize > fair) {
    refuse(path, 'zip', `This entry grows more than ${PACK_LIMITS.zipGrowth} times when it is unpacked.`);
  }
  return { kind: 'file', path };
}

/** An entry's path, with slashes. @throws Refusal where it leads out of the pack, or is not plain */
function pathOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  if (raw.includes(0)) refuse('.', 'zip', 'The name of an entry has a zero byte.');
  const isAscii = raw.every((byte) => byte < 0x80);
  if (!isAscii && !(entry.generalPurposeBitFlag & FLAG.utf8)) {
    refuse('.', 'zip', 'The name of an entry is not said to be UTF-8; use letters without accents.');
  }
  const path = decodeText(raw, '.');
  const shown = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  const outside = 'This path could lead out of the pack; use folder/name with plain slashes.';
  if (shown !== path) refuse(shown, 'zip', 'This name has characters that cannot be seen.');
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\\')) {
    refuse(shown || '.', 'zip', outside);
  }
  const parts = path.replace(/\/$/, '').split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) refuse(shown, 'zip', outside);
  return path;
}
