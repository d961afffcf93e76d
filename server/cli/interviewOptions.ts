import { PANEL_SEATS, type PanelSeat } from '@/lib/schemas/interview';
import { UsageError } from './command';

/** `--at`: a time of this machine's zone, or with an offset; now where absent. */
export function readWhen(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  const at = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(at.getTime())) {
    throw new UsageError(`--at must be a time like 2026-03-02T10:00 or 2026-03-02T10:00Z, not "${text}".`);
  }
  return at.toISOString();
}

/** `--minutes`. */
export function readMinutes(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--minutes must be a whole number, not "${text}".`);
  return Number(text);
}

/** `--panel EMAIL[=SEAT]`. */
export function readPanel(text: string): { email: string; seat?: PanelSeat } {
  const [email = '', given] = text.split('=');
  if (given === undefined) return { email };
  const seat = PANEL_SEATS.find((known) => known === given);
  if (!seat)
    throw new UsageError(`The seat of ${email} must be ${PANEL_SEATS.join(' or ')}, not "${given}".`);
  return { email, seat };
}

/** `--question TEXT[=MINUTES]`. */
export function readQuestion(text: string): { text: string; minutes?: number } {
  const match = /^(.+)=(\d{1,4})$/s.exec(text);
  return match?.[1] ? { text: match[1], minutes: Number(match[2]) } : { text };
}
