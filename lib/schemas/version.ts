/** One version in the history of a question or rubric. */
export type VersionItem = {
  version: number;
  at: string;
  /** Who saved it; null where it came with the pack. */
  by: string | null;
  current: boolean;
  restoredFrom: number | null;
  /** Parts in which it differs from the version before, in reading order. */
  changed: string[];
};
