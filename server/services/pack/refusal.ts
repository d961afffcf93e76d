import { PACK_LIMITS } from '@/lib/packs/limits';
import type { PackProblem, PackRule } from '@/lib/packs/problem';

/** Ends the reading of a folder or zip file at its first problem; never leaves the reader's module. */
export class Refusal extends Error {
  constructor(readonly problem: PackProblem) {
    super(problem.message);
  }
}

/** @throws Refusal for this file, or for the whole (`.`) */
export function refuse(file: string, rule: PackRule, message: string): never {
  throw new Refusal({ file, line: 1, rule, message });
}

/** The text of a file. @throws Refusal where it is not UTF-8 */
export function decodeText(content: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return refuse(file, 'not-text', 'This file is not UTF-8 text.');
  }
}

/** The sentence for files that are too large together. */
export const TOO_LARGE_TOGETHER = `These files have more than ${PACK_LIMITS.totalBytes / 1024 / 1024} MB.`;
