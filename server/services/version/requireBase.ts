import { AppError } from '@/server/errors';

/**
 * Makes sure that a change builds on the current version. `otherwise` is who saved it where no member did.
 * @throws AppError `conflict` on the field `baseVersion`, with who saved what meanwhile
 */
export function requireBase(
  current: { version: number; author: { name: string } | null },
  baseVersion: number,
  otherwise: string,
): void {
  const { version, author } = current;
  if (version === baseVersion) return;
  throw new AppError(
    'conflict',
    `${author?.name ?? otherwise} saved version ${version} while you worked on version ${baseVersion}. Nothing was overwritten: compare the two, then save again.`,
    'baseVersion',
  );
}
