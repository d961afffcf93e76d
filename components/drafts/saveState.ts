type Saving = {
  isPending: boolean;
  isSuccess: boolean;
  error: { message: string; data?: { field?: string | null } | null } | null;
};

/**
 * What stands between a draft and its next version: `conflict` where someone saved another one since the draft
 * began, and the sentence with which the server refused it for any other reason.
 */
export function saveState(
  update: Saving,
  { baseVersion, version }: { baseVersion: number; version: number },
): { conflict: boolean; refused: string | null } {
  return {
    // While this person's own save is being read back, the version is newer than the draft's.
    conflict: baseVersion !== version && !update.isPending && !update.isSuccess,
    refused: update.error?.data?.field === 'baseVersion' ? null : (update.error?.message ?? null),
  };
}
