/** How the minutes of a plan compare with the interview that it is for. */
export type PlanMinutes = {
  planned: number;
  /** Length of the interview; null while none is given. */
  length: number | null;
  /** Minutes that no question has; negative where the questions take longer than the interview. */
  left: number | null;
};

type Item = { minutes: number; archived?: boolean };

/**
 * Adds up a plan's minutes against the interview's length, all in minutes. Questions whose minutes are being
 * typed (NaN) count as none, and so do archived ones, which nobody asks.
 */
export function planMinutes(items: readonly Item[], durationMinutes: number): PlanMinutes {
  const planned = items.reduce(
    (sum, { minutes, archived }) => sum + (archived || Number.isNaN(minutes) ? 0 : minutes),
    0,
  );
  const length = Number.isNaN(durationMinutes) ? null : durationMinutes;
  return { planned, length, left: length === null ? null : length - planned };
}

/** The sum in words: "35 of 45 min planned, 10 min left". */
export function planMinutesWords({ planned, length, left }: PlanMinutes): string {
  if (length === null || left === null) return `${planned} min planned`;
  const sum = `${planned} of ${length} min planned`;
  if (left === 0) return sum;
  return left > 0 ? `${sum}, ${left} min left` : `${sum}, over by ${-left} min`;
}
