const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the link to a sketch works: people come back to a board for some weeks, not for ever. */
const SKETCH_LINK_MS = 30 * DAY_MS;

/**
 * Until when a candidate's link works: a day after the planned time, so that an interview may begin late or
 * be moved to the next day, and at least a day from now, also for one that is planned for the past.
 */
export function interviewInviteExpiry(scheduledAt: Date, now: Date): Date {
  return new Date(Math.max(scheduledAt.getTime(), now.getTime()) + DAY_MS);
}

/** Until when the link to a sketch works. */
export function sketchInviteExpiry(now: Date): Date {
  return new Date(now.getTime() + SKETCH_LINK_MS);
}

/**
 * Until when a pass works: as long as its link, and at least a day, so that a link that is used at the last
 * moment still lasts for the interview.
 */
export function passExpiry(inviteExpiresAt: Date, now: Date): Date {
  return new Date(Math.max(inviteExpiresAt.getTime(), now.getTime() + DAY_MS));
}
