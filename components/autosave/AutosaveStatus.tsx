import { Check, CircleAlert, CloudOff, LoaderCircle } from 'lucide-react';
import type { AutosaveState } from '@/lib/autosave/autosaver';

/** What the server has confirmed, in two words; the sentence behind it where something is wrong. */
export function AutosaveStatus({ state }: { state: AutosaveState }) {
  switch (state.kind) {
    case 'saved':
      return (
        <p role="status" className="flex items-center gap-1 text-subtle text-xs">
          <Check aria-hidden className="size-3.5" /> Saved
        </p>
      );
    case 'saving':
      return (
        <p role="status" className="flex items-center gap-1 text-subtle text-xs">
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" /> Saving
        </p>
      );
    case 'retrying':
      return (
        <p role="status" className="flex items-center gap-1 text-caution text-xs">
          <CloudOff aria-hidden className="size-3.5 shrink-0" /> {state.message}
        </p>
      );
    case 'refused':
      return (
        <p role="alert" className="flex items-center gap-1 text-danger text-xs">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" /> Not saved: {state.message}
        </p>
      );
  }
}
