'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, CalendarPlus, Copy, Ellipsis, Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { IconButton } from '@/components/ui/IconButton';
import { MenuItem } from '@/components/ui/MenuItem';
import { toast } from '@/components/ui/toast';
import type { PlanTemplateView } from '@/lib/schemas/planTemplate';

/** What can be done with a plan template, as far as the member may. */
export function PlanActions({ plan }: { plan: PlanTemplateView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id: planTemplateId, can } = plan;
  const archived = plan.archivedAt !== null;
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.plans.pathKey() });
  const onError = (error: { message: string }) => toast.error(error.message);
  const archive = useMutation(trpc.plans.archive.mutationOptions({ onSuccess: refresh }));
  const unarchive = useMutation(trpc.plans.unarchive.mutationOptions({ onSuccess: refresh, onError }));
  const duplicate = useMutation(
    trpc.plans.duplicate.mutationOptions({
      onSuccess: async (copy) => {
        await refresh();
        router.push(`/plans/${copy.planTemplateId}/edit`);
      },
      onError,
    }),
  );
  return (
    <>
      {can.write ? (
        <>
          <DropdownMenu
            trigger={
              <IconButton label="More actions" icon={<Ellipsis />} tooltip={false} variant="secondary" />
            }
          >
            <MenuItem icon={<Copy />} onSelect={() => duplicate.mutate({ planTemplateId })}>
              Duplicate
            </MenuItem>
            {archived ? (
              <MenuItem icon={<ArchiveRestore />} onSelect={() => unarchive.mutate({ planTemplateId })}>
                Bring back
              </MenuItem>
            ) : (
              <MenuItem icon={<Archive />} onSelect={() => setAsking(true)}>
                Archive
              </MenuItem>
            )}
          </DropdownMenu>
          {archived ? null : (
            <ButtonLink href={`/plans/${planTemplateId}/edit`} icon={<Pencil />}>
              Edit
            </ButtonLink>
          )}
        </>
      ) : null}
      {can.use ? (
        <ButtonLink variant="primary" href={`/interviews/new?plan=${planTemplateId}`} icon={<CalendarPlus />}>
          Use for a new interview
        </ButtonLink>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Archive “${plan.title}”?`}
        description="It is no longer offered for new interviews. Interviews that began with it keep their plans, and it can be brought back."
        confirmLabel="Archive"
        onConfirm={() => archive.mutateAsync({ planTemplateId })}
      />
    </>
  );
}
