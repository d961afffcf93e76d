/** The full hour after `now`, where most interviews begin. */
export function nextFullHour(now: Date): Date {
  const next = new Date(now);
  next.setHours(now.getHours() + 1, 0, 0, 0);
  return next;
}
