import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';

/** @throws AppError `forbidden` for those who oversee an interview without being on its panel */
export function requireSeat(access: StaffAccess): void {
  if (access.role !== 'overseer') return;
  throw new AppError('forbidden', 'Only members of the panel score an interview.');
}
