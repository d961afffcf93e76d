import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { setArchived } from './setArchived';

/**
 * Puts a sketch away: its board is frozen, members can still look at it, and guests are out until it comes
 * back. @throws AppError `forbidden`
 */
export function archiveSketch(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: SketcherAccess,
): Promise<void> {
  return setArchived(rt, access, true);
}
