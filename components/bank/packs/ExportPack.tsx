'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Skeleton } from '@/components/ui/Skeleton';
import { toast } from '@/components/ui/toast';
import { downloadPack } from './packFiles';

/** The packs of the workspace, each as a zip file to keep or to pass on. */
export function ExportPack({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const trpc = useTRPC();
  const packs = useQuery(trpc.packs.list.queryOptions());
  const download = useMutation({
    mutationFn: downloadPack,
    onSuccess: (name) => toast.success('The pack was exported', { description: name }),
  });
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Export a pack"
      description="A zip file with its questions, their guides and its rubric. Keep it from candidates."
    >
      {download.isError ? (
        <Callout tone="danger" title="The pack was not exported" live className="mb-3">
          {download.error.message}
        </Callout>
      ) : null}
      {packs.isError ? (
        <ErrorState compact title="The packs could not be loaded" onRetry={() => packs.refetch()}>
          {packs.error.message}
        </ErrorState>
      ) : !packs.data ? (
        <Skeleton className="h-14" />
      ) : packs.data.length === 0 ? (
        <EmptyState compact title="There is no pack yet">
          Import one, or write a question of your own.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {packs.data.map((pack) => (
            <li key={pack.id} className="flex items-center gap-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  {pack.title} <span className="tabular ml-1 font-normal text-subtle">{pack.version}</span>
                </p>
                <p className="text-subtle text-xs">
                  {pack.questions === 1 ? '1 question' : `${pack.questions} questions`}
                  {pack.description ? ` · ${pack.description}` : ''}
                </p>
              </div>
              <Button
                size="sm"
                icon={<Download />}
                aria-label={`Export ${pack.title}`}
                pending={download.isPending && download.variables === pack.slug}
                onClick={() => download.mutate(pack.slug)}
              >
                Export
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
