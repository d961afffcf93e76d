import { describe, expect, it } from 'vitest';
import type { RoomStatus } from '@/lib/sync/client';
import { describeSaving } from './savingWords';

const ONLINE: RoomStatus = {
  connection: 'online',
  save: 'saved',
  everSynced: true,
  hasUnsavedEdits: false,
  canEdit: true,
};
const label = (status: Partial<RoomStatus> | null, isCopyKept = true) =>
  describeSaving(status && { ...ONLINE, ...status }, isCopyKept).label;

describe('describeSaving', () => {
  it('says "Saved" only of what the server has confirmed', () => {
    expect(label({})).toBe('Saved');
    for (const save of ['saving', 'offline', 'unsaved', 'read-only'] as const) {
      expect(label({ save }), save).not.toBe('Saved');
    }
    expect(label(null)).toBe('Connecting');
    expect(label({ connection: 'connecting', save: 'offline' })).toBe('Connecting');
  });

  it('promises a copy in this browser only where there is one', () => {
    const offline = { connection: 'offline', save: 'offline', hasUnsavedEdits: true } as const;
    expect(label(offline)).toBe('Offline – kept in this browser');
    expect(label(offline, false)).toBe('Offline – keep this page open');
    expect(label({ ...offline, hasUnsavedEdits: false })).toBe('Offline');
  });

  it('tells edits that are refused from edits that are waiting', () => {
    const refused = describeSaving({ ...ONLINE, connection: 'closed', save: 'unsaved' }, true);
    const waiting = describeSaving({ ...ONLINE, save: 'unsaved' }, true);
    expect(refused.label).toBe(waiting.label);
    expect(refused.hint).not.toBe(waiting.hint);
  });
});
