'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorState } from '@/components/ui/ErrorState';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { toast } from '@/components/ui/toast';
import type { QuestionView, VersionItem } from '@/lib/schemas/question';
import { Compare } from './Compare';
import { VersionRow } from './VersionRow';

/** Every version of a question with who wrote it and when, any two held against each other, and the way back. */
export function History({ question }: { question: QuestionView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: questionId } = question;
  const [chosen, setChosen] = useState<{ before: number; after: number } | null>(null);
  const [restoring, setRestoring] = useState<VersionItem | null>(null);
  const query = useQuery(trpc.questions.versions.queryOptions({ questionId }));
  const restore = useMutation(
    trpc.questions.restore.mutationOptions({
      onSuccess: async ({ version }) => {
        setChosen(null);
        await queryClient.invalidateQueries({ queryKey: trpc.questions.pathKey() });
        toast.success(`Brought back as version ${version}`);
      },
    }),
  );
  if (query.isPending) return <SkeletonRows rows={4} />;
  if (query.isError) {
    return (
      <ErrorState compact title="The history could not be loaded" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const versions = query.data;
  const newest = versions[0]?.version ?? 1;
  const isShown = (version: number | undefined) => versions.some((item) => item.version === version);
  const shown = chosen && isShown(chosen.before) && isShown(chosen.after) ? chosen : latest(question, newest);
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
            shown={shown?.after === item.version}
            onShow={
              item.version > 1 ? () => setChosen({ before: item.version - 1, after: item.version }) : null
            }
            onRestore={question.can.edit && !item.current ? () => setRestoring(item) : null}
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
          <Compare questionId={questionId} {...shown} />
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
        onConfirm={() =>
          restore.mutateAsync({
            questionId,
            baseVersion: question.version,
            version: restoring?.version ?? question.version,
          })
        }
      />
    </div>
  );
}

/** What is compared before anyone chooses: what the pack brought since, else the newest with the one before. */
function latest(question: QuestionView, newest: number): { before: number; after: number } | null {
  if (question.packUpdate !== null) return { before: question.version, after: question.packUpdate };
  return newest > 1 ? { before: newest - 1, after: newest } : null;
}
