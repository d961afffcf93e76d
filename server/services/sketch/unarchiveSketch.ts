import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { setArchived } from './setArchived';

/** Brings a sketch back: it can be drawn on again, and its link works again. @throws AppError `forbidden` */
export function unarchiveSketch(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: SketcherAccess,
): Promise<void> {
  return setArchived(rt, access, false);
}
