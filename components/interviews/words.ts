import type { PanelSeat, TargetLevel } from '@/lib/schemas/interview';

/** How target levels read. */
export const LEVEL_WORDS: Record<TargetLevel, string> = { mid: 'Mid', senior: 'Senior', staff: 'Staff' };

/** How the level of a plan reads, which may be for any. */
export function planLevelWord(level: TargetLevel | null): string {
  return level ? LEVEL_WORDS[level] : 'Any level';
}

/** How seats on a panel read. */
export const SEAT_WORDS: Record<PanelSeat, string> = { interviewer: 'Interviewer', panelist: 'Panelist' };
