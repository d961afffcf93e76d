'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';

/** Tells that a newer version was brought of something that was changed here, and offers it. */
export function PackUpdateNotice({
  title,
  children,
  question,
  consequence,
  onCompare,
  onTake,
}: {
  title: string;
  /** Which version stays in use, and which one is new. */
  children: ReactNode;
  /** What is asked before it is taken, and what happens then. */
  question: string;
  consequence: string;
  onCompare: () => void;
  /** Null for those who may not change it. */
  onTake: (() => Promise<unknown>) | null;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Callout tone="info" title={title} className="mb-4 max-w-3xl">
        {children}
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={onCompare}>
            Compare
          </Button>
          {onTake ? (
            <Button size="sm" variant="primary" onClick={() => setAsking(true)}>
              Take it
            </Button>
          ) : null}
        </div>
      </Callout>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={question}
        description={consequence}
        confirmLabel="Take it"
        onConfirm={() => onTake?.()}
      />
    </>
  );
}
