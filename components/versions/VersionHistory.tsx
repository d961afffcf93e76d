'use client';

import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import type { VersionItem } from '@/lib/schemas/version';
import { VersionRow } from './VersionRow';

/** Two versions, by their numbers. */
export type ComparedVersions = { before: number; after: number };

/** Every version with who wrote it and when, any two held against each other, and the way back. */
export function VersionHistory({
  versions,
  bringer,
  first,
  compare,
  onRestore,
}: {
  /** The newest first. */
  versions: VersionItem[];
  /** What is said of a version that no member wrote. */
  bringer: string;
  /** What is compared before anyone chooses; absent for the newest with the one before. */
  first: ComparedVersions | null;
  compare: (versions: ComparedVersions) => ReactNode;
  /** Brings a version back; null for those who may not. */
  onRestore: ((version: number) => Promise<unknown>) | null;
}) {
  const [chosen, setChosen] = useState<ComparedVersions | null>(null);
  const [restoring, setRestoring] = useState<VersionItem | null>(null);
  const newest = versions[0]?.version ?? 1;
  const isKnown = ({ before, after }: ComparedVersions) =>
    [before, after].every((version) => versions.some((item) => item.version === version));
  const usual = first ?? (newest > 1 ? { before: newest - 1, after: newest } : null);
  const shown = chosen && isKnown(chosen) ? chosen : usual;
  const options = versions.map(({ version, current }) => ({
    value: String(version),
    label: `Version ${version}${current ? ', current' : ''}`,
  }));
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <ol aria-label="Versions" className="divide-y divide-line self-start">
        {versions.map((item) => (
          <VersionRow
            key={item.version}
            item={item}
            bringer={bringer}
            shown={shown?.after === item.version}
            onShow={
              item.version > 1 ? () => setChosen({ before: item.version - 1, after: item.version }) : null
            }
            onRestore={onRestore && !item.current ? () => setRestoring(item) : null}
          />
        ))}
      </ol>
      {shown ? (
        <section aria-label="Differences" className="flex min-w-0 flex-col gap-4">
          <div className="grid max-w-md grid-cols-2 gap-3">
            <Field label="From">
              <Select
                value={String(shown.before)}
                options={options}
                onValueChange={(value) => setChosen({ ...shown, before: Number(value) })}
              />
            </Field>
            <Field label="To">
              <Select
                value={String(shown.after)}
                options={options}
                onValueChange={(value) => setChosen({ ...shown, after: Number(value) })}
              />
            </Field>
          </div>
          {compare(shown)}
        </section>
      ) : (
        <p className="text-muted">There is one version so far, so there is nothing to compare.</p>
      )}
      <ConfirmDialog
        open={restoring !== null}
        onOpenChange={(open) => {
          if (!open) setRestoring(null);
        }}
        title={`Bring version ${restoring?.version ?? ''} back?`}
        description={`Its text becomes version ${newest + 1}. Every version stays in the history, and interviews keep the one they have.`}
        confirmLabel="Bring back"
        onConfirm={async () => {
          if (restoring) await onRestore?.(restoring.version);
          setChosen(null);
        }}
      />
    </div>
  );
}
