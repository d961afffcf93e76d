import type { PanelSeat } from '@/lib/schemas/interview';

type Seated = { seat: PanelSeat; memberId: string; member: { name: string } };

/** A panel in the order in which it is shown everywhere: interviewers first, then by name. */
export function sortPanel<T extends Seated>(panel: readonly T[]): T[] {
  return [...panel].sort(
    (a, b) =>
      Number(a.seat === 'panelist') - Number(b.seat === 'panelist') ||
      a.member.name.localeCompare(b.member.name, 'en') ||
      (a.memberId < b.memberId ? -1 : 1),
  );
}
