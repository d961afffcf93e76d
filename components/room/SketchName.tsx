'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { toast } from '@/components/ui/toast';
import { NAME_MAX } from '@/lib/schemas/lengths';

/** The name of a sketch, edited where it stands. Enter or leaving the field saves, Escape takes it back. */
export function SketchName({ sketchId, name }: { sketchId: string; name: string }) {
  const trpc = useTRPC();
  const [text, setText] = useState(name);
  const rename = useMutation(
    trpc.sketches.rename.mutationOptions({
      onError: (error) => {
        setText(name);
        toast.error(error.message);
      },
    }),
  );
  function save(): void {
    const next = text.trim();
    if (next === '') setText(name);
    else if (next !== name) rename.mutate({ sketchId, name: next });
  }
  return (
    <input
      aria-label="Name of the sketch"
      className="w-full truncate rounded-sm bg-transparent px-1 hover:bg-hover focus:bg-sunken"
      maxLength={NAME_MAX}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setText(name);
      }}
    />
  );
}
