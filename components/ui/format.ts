const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Up to two letters that stand for a name: first and last word, or the first two letters of a single word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (!first) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = last ? firstLetter(first) + firstLetter(last) : [...first].slice(0, 2).join('');
  return letters.toLocaleUpperCase('en');
}

function firstLetter(word: string): string {
  return [...word][0] ?? '';
}

/** A length of time in words, to the minute: "45 min", "1 h 30 min". Takes milliseconds; never negative. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / MINUTE));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** How far away a moment is: "just now", "3 min ago", "in 2 h"; null from a week on, where a date says more. */
export function formatRelative(at: Date, now: Date): string | null {
  const difference = at.getTime() - now.getTime();
  const distance = Math.abs(difference);
  if (distance >= 7 * DAY) return null;
  const amount = relativeAmount(distance);
  if (amount === null) return 'just now';
  return difference < 0 ? `${amount} ago` : `in ${amount}`;
}

function relativeAmount(distance: number): string | null {
  if (distance < MINUTE) return null;
  if (distance < HOUR) return `${Math.floor(distance / MINUTE)} min`;
  if (distance < DAY) return `${Math.floor(distance / HOUR)} h`;
  const days = Math.floor(distance / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

export type TimeStyle = 'time' | 'date' | 'dateTime' | 'dayTime';

const styles: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  dayTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
};

/** A moment in a given zone and locale. Without a zone, the zone of the machine it runs on. */
export function formatMoment(at: Date, style: TimeStyle, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { ...styles[style], ...(timeZone && { timeZone }) }).format(at);
}

/** A date as the value of a datetime-local field, in the zone of the machine it runs on. */
export function toLocalInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The reverse; null where the text is not a whole date and time. */
export function fromLocalInput(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
