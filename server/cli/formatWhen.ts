/** A moment as people write it, in this machine's time zone: 2026-03-02 10:00 GMT+1. */
export function formatWhen(iso: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
  const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'short' })
    .formatToParts(new Date(iso))
    .find((part) => part.type === 'timeZoneName')?.value;
  return zone ? `${parts} ${zone}` : parts;
}
