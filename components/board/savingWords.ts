import type { RoomStatus } from '@/lib/sync/client';

/** How the state of saving is put to people. */
export type SavingWords = {
  state: 'saved' | 'saving' | 'connecting' | 'offline' | 'unsaved' | 'readOnly';
  label: string;
  hint: string;
};

/** Says what is true of this window's edits. `isCopyKept`: the browser keeps them while the server cannot. */
export function describeSaving(status: RoomStatus | null, isCopyKept: boolean): SavingWords {
  if (!status || status.connection === 'connecting') {
    return { state: 'connecting', label: 'Connecting', hint: 'The board is being opened.' };
  }
  switch (status.save) {
    case 'saved':
      return { state: 'saved', label: 'Saved', hint: 'Everything on this board is stored on the server.' };
    case 'saving':
      return {
        state: 'saving',
        label: 'Saving…',
        hint: 'The others see your edits; the server has not confirmed yet that they are stored.',
      };
    case 'offline':
      if (!status.hasUnsavedEdits) {
        return {
          state: 'offline',
          label: 'Offline',
          hint: 'The server cannot be reached. It is tried again until it can.',
        };
      }
      return isCopyKept
        ? {
            state: 'offline',
            label: 'Offline – kept in this browser',
            hint: 'The server cannot be reached. Your edits stay in this browser and are sent when it can.',
          }
        : {
            state: 'offline',
            label: 'Offline – keep this page open',
            hint: 'The server cannot be reached, and this browser keeps no copy. Your edits are sent when the server is back, as long as this page stays open.',
          };
    case 'unsaved':
      return {
        state: 'unsaved',
        label: 'Not saved',
        hint:
          status.connection === 'closed'
            ? 'Your last edits did not reach the server. The board says why.'
            : 'The others see your edits, but the server cannot store them at the moment. Keep this page open; it is tried again.',
      };
    case 'read-only':
      return { state: 'readOnly', label: 'View only', hint: 'You cannot change this board at the moment.' };
  }
}
