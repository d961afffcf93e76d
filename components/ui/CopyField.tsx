'use client';

import { Check, Copy } from 'lucide-react';
import { useRef } from 'react';
import { Button } from './Button';
import { Field } from './Field';
import { Input } from './Input';
import { useCopy } from './useCopy';

export interface CopyFieldProps {
  label: string;
  value: string;
  hint?: React.ReactNode;
  hideLabel?: boolean;
  /** What the button says; "Copy" by default. */
  copyLabel?: string;
}

/** A value to take elsewhere, such as a link: read-only, selects itself, copies at a press. */
export function CopyField({ label, value, hint, hideLabel = false, copyLabel = 'Copy' }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { state, copy } = useCopy();
  return (
    <Field
      label={label}
      hint={
        state === 'failed' ? 'The browser did not allow copying. Select the text and copy it yourself.' : hint
      }
      hideLabel={hideLabel}
    >
      <div className="flex gap-2">
        <Input
          ref={input}
          readOnly
          value={value}
          spellCheck={false}
          className="truncate font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon={state === 'copied' ? <Check className="text-positive" /> : <Copy />}
          onClick={() => {
            copy(value);
            input.current?.select();
          }}
        >
          {state === 'copied' ? 'Copied' : copyLabel}
        </Button>
      </div>
      <span aria-live="polite" className="sr-only">
        {state === 'copied' ? `${label} copied` : ''}
      </span>
    </Field>
  );
}
