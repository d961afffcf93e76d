'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Copy, Ellipsis, History, Pencil, Star } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { IconButton } from '@/components/ui/IconButton';
import { MenuItem } from '@/components/ui/MenuItem';
import { toast } from '@/components/ui/toast';
import type { RubricView } from '@/lib/schemas/rubric';

/** What can be done with a rubric, as far as the member may. */
export function RubricActions({ rubric }: { rubric: RubricView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'archive' | 'default' | null>(null);
  const { id: rubricId, title, can, isDefault } = rubric;
  const archived = rubric.archivedAt !== null;
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.rubrics.pathKey() });
  const onError = (error: { message: string }) => toast.error(error.message);
  const archive = useMutation(trpc.rubrics.archive.mutationOptions({ onSuccess }));
  const setDefault = useMutation(trpc.rubrics.setDefault.mutationOptions({ onSuccess }));
  const unarchive = useMutation(trpc.rubrics.unarchive.mutationOptions({ onSuccess, onError }));
  const duplicate = useMutation(
    trpc.rubrics.duplicate.mutationOptions({
      onSuccess: async (copy) => {
        await onSuccess();
        router.push(`/rubrics/${copy.rubricId}/edit`);
      },
      onError,
    }),
  );
  return (
    <>
      <ButtonLink href={`/rubrics/${rubricId}/history`} icon={<History />}>
        History
      </ButtonLink>
      {can.manage ? (
        <DropdownMenu
          trigger={
            <IconButton label="More actions" icon={<Ellipsis />} tooltip={false} variant="secondary" />
          }
        >
          <MenuItem icon={<Copy />} onSelect={() => duplicate.mutate({ rubricId })}>
            Duplicate
          </MenuItem>
          {archived ? (
            <MenuItem icon={<ArchiveRestore />} onSelect={() => unarchive.mutate({ rubricId })}>
              Bring back
            </MenuItem>
          ) : (
            <>
              {isDefault ? null : (
                <MenuItem icon={<Star />} onSelect={() => setAsking('default')}>
                  Make it the default
                </MenuItem>
              )}
              <MenuItem icon={<Archive />} onSelect={() => setAsking('archive')}>
                Archive
              </MenuItem>
            </>
          )}
        </DropdownMenu>
      ) : null}
      {can.edit ? (
        <ButtonLink variant="primary" href={`/rubrics/${rubricId}/edit`} icon={<Pencil />}>
          Edit
        </ButtonLink>
      ) : null}
      <ConfirmDialog
        open={asking === 'archive'}
        onOpenChange={(open) => setAsking(open ? 'archive' : null)}
        title={`Archive “${title}”?`}
        description="New interviews cannot take it. Interviews that have it keep it, and it can be brought back."
        confirmLabel="Archive"
        onConfirm={() => archive.mutateAsync({ rubricId })}
      />
      <ConfirmDialog
        open={asking === 'default'}
        onOpenChange={(open) => setAsking(open ? 'default' : null)}
        title={`Make “${title}” the default?`}
        description="New interviews take it unless another rubric is chosen. Those that are planned keep theirs."
        confirmLabel="Make it the default"
        onConfirm={() => setDefault.mutateAsync({ rubricId })}
      />
    </>
  );
}
