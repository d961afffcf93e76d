/**
 * How something of which this version is current stands to what a pack, or Drawbridge, brought: whether the
 * workspace has changed it, and the newer version that was brought since then, null where there is none.
 */
export function packStanding(
  found: {
    currentVersionId: string | null;
    packVersionId: string | null;
    packVersion: { version: number } | null;
  },
  version: number,
): { changed: boolean; packUpdate: number | null } {
  const { currentVersionId, packVersionId, packVersion } = found;
  const changed = packVersionId !== null && packVersionId !== currentVersionId;
  const isNewer = packVersion !== null && packVersion.version > version;
  return { changed, packUpdate: changed && isNewer ? packVersion.version : null };
}
