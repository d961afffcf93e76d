'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import type { PartPair } from '@/lib/drafts/parts';
import { type Change, onlyAround, wordChanges } from './wordChanges';

type Layout = 'inline' | 'sides';

/** The parts in which two versions differ, word by word: in one text, or side by side. */
export function Differences({
  pairs,
  beforeName,
  afterName,
}: {
  pairs: readonly PartPair[];
  beforeName: string;
  afterName: string;
}) {
  const [layout, setLayout] = useState<Layout>('inline');
  const [whole, setWhole] = useState(false);
  if (pairs.length === 0)
    return (
      <p className="text-muted">
        {beforeName} and {afterName} say the same.
      </p>
    );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedControl
          size="sm"
          aria-label="How differences are shown"
          value={layout}
          options={[
            { value: 'inline', label: 'In one text' },
            { value: 'sides', label: 'Side by side' },
          ]}
          onValueChange={setLayout}
        />
        <Checkbox label="Unchanged text too" checked={whole} onCheckedChange={setWhole} />
      </div>
      {pairs.map(({ title, before, after }) => {
        const all = wordChanges(before, after);
        const changes = whole ? all : onlyAround(all);
        return (
          <section key={title} aria-label={title}>
            <h3 className="mb-1.5 font-semibold">{title}</h3>
            {layout === 'inline' ? (
              <Changed changes={changes} />
            ) : (
              <div className="grid gap-2 md:grid-cols-2">
                <div>
                  <p className="mb-1 text-subtle text-xs">{beforeName}</p>
                  <Changed changes={changes.filter(({ kind }) => kind !== 'added')} />
                </div>
                <div>
                  <p className="mb-1 text-subtle text-xs">{afterName}</p>
                  <Changed changes={changes.filter(({ kind }) => kind !== 'removed')} />
                </div>
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Changed({ changes }: { changes: readonly Change[] }) {
  let at = 0;
  const marked = changes.map(({ kind, text }) => {
    const key = `${at}${kind}`;
    at += text.length;
    if (kind === 'same') return <span key={key}>{text}</span>;
    return kind === 'added' ? (
      <ins
        key={key}
        className="rounded-xs bg-positive-soft px-0.5 text-positive decoration-positive/50 underline-offset-2"
      >
        {text}
      </ins>
    ) : (
      <del key={key} className="rounded-xs bg-danger-soft px-0.5 text-danger decoration-danger/60">
        {text}
      </del>
    );
  });
  return (
    <div className="min-h-9 whitespace-pre-wrap break-words rounded-md border bg-sunken px-3 py-2 text-base">
      {marked}
    </div>
  );
}
