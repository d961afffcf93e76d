import { describe, expect, it } from 'vitest';
import { deriveStatus, type RoomFacts } from './roomStatus';

/** Connected, with everything saved. */
const SETTLED: RoomFacts = {
  link: 'open',
  closed: null,
  synced: true,
  answered: true,
  sent: 3,
  acked: 3,
  owesEdits: false,
  sentEdits: false,
  copyLoaded: true,
  everSynced: true,
  canEdit: true,
  storing: true,
};
const closed = { code: 4410, reason: 'Your access to this room has ended.', action: 'leave' } as const;

describe('deriveStatus', () => {
  it.each<[string, Partial<RoomFacts>, string, string]>([
    ['everything is durable', {}, 'online', 'saved'],
    ['the first attempt', { link: 'first', synced: false, everSynced: false }, 'connecting', 'offline'],
    ['connected, the board not here yet', { synced: false, everSynced: false }, 'connecting', 'offline'],
    ['an edit is not confirmed', { sent: 4, sentEdits: true }, 'online', 'saving'],
    ['what the server asked for is not confirmed', { sent: 4 }, 'online', 'saving'],
    ['the server has not been told what was drawn offline', { answered: false }, 'online', 'saving'],
    ['the copy of this browser is still being read', { copyLoaded: false }, 'online', 'saving'],
    ['an edit could not be sent', { owesEdits: true }, 'online', 'saving'],
    ['the server cannot store', { sent: 4, sentEdits: true, storing: false }, 'online', 'unsaved'],
    ['the server cannot store, but nothing is missing', { storing: false }, 'online', 'saved'],
    ['the connection is lost', { link: 'lost', synced: false }, 'offline', 'offline'],
    ['ended with everything durable', { closed, link: 'lost', synced: false }, 'closed', 'saved'],
    ['ended with edits', { closed, link: 'lost', synced: false, owesEdits: true }, 'closed', 'unsaved'],
    ['ended before it began', { closed, synced: false, everSynced: false }, 'closed', 'offline'],
    ['someone who only reads', { canEdit: false }, 'online', 'read-only'],
    ['someone who only reads, just connected', { canEdit: false, sent: 1, acked: 0 }, 'online', 'read-only'],
    [
      'drawn offline, no longer allowed',
      { canEdit: false, owesEdits: true, storing: false },
      'online',
      'unsaved',
    ],
  ])('%s', (_what, facts, connection, save) => {
    const status = deriveStatus({ ...SETTLED, ...facts });
    expect({ connection: status.connection, save: status.save }).toEqual({ connection, save });
  });

  it('never says saved while an edit is not durable', () => {
    const choices = <T>(...values: T[]) => values;
    for (const link of choices('first', 'open', 'lost') as RoomFacts['link'][])
      for (const synced of choices(true, false))
        for (const answered of choices(true, false))
          for (const [acked, sentEdits] of choices([2, true], [2, false], [3, false]) as [number, boolean][])
            for (const owesEdits of choices(true, false))
              for (const canEdit of choices(true, false, null))
                for (const end of choices(null, closed)) {
                  const facts = {
                    ...SETTLED,
                    link,
                    synced,
                    answered,
                    acked,
                    sentEdits,
                    owesEdits,
                    canEdit,
                    closed: end,
                  };
                  const status = deriveStatus(facts);
                  if (status.save !== 'saved') continue;
                  expect(status.hasUnsavedEdits).toBe(false);
                  expect(end !== null || (link === 'open' && synced && answered && acked === 3)).toBe(true);
                }
  });

  it('carries why it ended', () => {
    expect(deriveStatus({ ...SETTLED, closed }).closed).toEqual(closed);
    expect(deriveStatus(SETTLED)).not.toHaveProperty('closed');
  });
});
