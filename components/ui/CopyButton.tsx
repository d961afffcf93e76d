'use client';

import { Check, Copy } from 'lucide-react';
import type { ButtonSize } from './buttonStyles';
import { IconButton } from './IconButton';
import { useCopy } from './useCopy';

/** Copies a value that stands beside it. `label` says what: "Copy invite link". */
export function CopyButton({
  value,
  label,
  size = 'sm',
}: {
  value: string;
  label: string;
  size?: ButtonSize;
}) {
  const { state, copy } = useCopy();
  const said = { idle: label, copied: 'Copied', failed: 'Copying was not allowed by the browser' }[state];
  return (
    <>
      <IconButton
        label={said}
        size={size}
        icon={state === 'copied' ? <Check className="text-positive" /> : <Copy />}
        onClick={() => copy(value)}
      />
      <span aria-live="polite" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
}
