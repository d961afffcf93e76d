'use client';

import { Check, CloudOff, Eye, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { cx } from '@/components/ui/cx';
import { Tooltip } from '@/components/ui/Tooltip';
import { softTone, type Tone } from '@/components/ui/tones';
import type { RoomConnection } from '@/lib/sync/client';
import { isCopyKept, subscribeToCopies } from './keptCopies';
import { describeSaving, type SavingWords } from './savingWords';
import { useRoomStatus } from './useRoomStatus';

const ICONS: Record<SavingWords['state'], { icon: LucideIcon; tone: Tone; isMoving?: true }> = {
  saved: { icon: Check, tone: 'neutral' },
  saving: { icon: LoaderCircle, tone: 'neutral', isMoving: true },
  connecting: { icon: LoaderCircle, tone: 'neutral', isMoving: true },
  offline: { icon: CloudOff, tone: 'caution' },
  unsaved: { icon: TriangleAlert, tone: 'danger' },
  readOnly: { icon: Eye, tone: 'neutral' },
};

/** Whether what was drawn is safe, in a word or two; the hint says what that means. */
export function SaveStatus({ connection }: { connection: RoomConnection | null }) {
  const status = useRoomStatus(connection);
  const hasCopy = useSyncExternalStore(
    subscribeToCopies,
    () => connection !== null && isCopyKept(connection),
    () => false,
  );
  const words = describeSaving(status, hasCopy);
  const { icon: Icon, tone, isMoving } = ICONS[words.state];
  return (
    <span role="status" data-save={words.state} className="inline-flex">
      <Tooltip content={words.hint} side="bottom">
        <button
          type="button"
          className={cx(
            'inline-flex h-6 cursor-default items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs',
            softTone[tone],
          )}
        >
          <Icon
            aria-hidden="true"
            className={cx('size-3.5 shrink-0', isMoving && 'motion-safe:animate-spin')}
          />
          {words.label}
        </button>
      </Tooltip>
    </span>
  );
}
