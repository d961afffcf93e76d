'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/Input';

/** A password, which can be shown while it is typed. */
export function PasswordInput({
  value,
  onChange,
  autoComplete,
}: {
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'new-password' | 'current-password';
}) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      size="lg"
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      trailing={
        <button
          type="button"
          aria-label={shown ? 'Hide the password' : 'Show the password'}
          className="rounded-sm px-1 text-muted text-xs hover:text-ink"
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      }
    />
  );
}
