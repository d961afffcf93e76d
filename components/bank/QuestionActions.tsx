'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Copy, Ellipsis, Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { IconButton } from '@/components/ui/IconButton';
import { MenuItem } from '@/components/ui/MenuItem';
import { toast } from '@/components/ui/toast';
import type { QuestionView } from '@/lib/schemas/question';
import { FavouriteButton } from './FavouriteButton';

/** What can be done with a question, as far as the member may. */
export function QuestionActions({ question }: { question: QuestionView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id: questionId, can } = question;
  const archived = question.archivedAt !== null;
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.questions.pathKey() });
  const onError = (error: { message: string }) => toast.error(error.message);
  const archive = useMutation(trpc.questions.archive.mutationOptions({ onSuccess: refresh }));
  const unarchive = useMutation(trpc.questions.unarchive.mutationOptions({ onSuccess: refresh, onError }));
  const duplicate = useMutation(
    trpc.questions.duplicate.mutationOptions({
      onSuccess: async (copy) => {
        await refresh();
        router.push(`/bank/${copy.questionId}/edit`);
      },
      onError,
    }),
  );
  const hasMenu = can.create || can.archive;
  return (
    <>
      <FavouriteButton question={question} />
      {hasMenu ? (
        <DropdownMenu
          trigger={
            <IconButton label="More actions" icon={<Ellipsis />} tooltip={false} variant="secondary" />
          }
        >
          {can.create ? (
            <MenuItem icon={<Copy />} onSelect={() => duplicate.mutate({ questionId })}>
              Duplicate
            </MenuItem>
          ) : null}
          {can.archive ? (
            archived ? (
              <MenuItem icon={<ArchiveRestore />} onSelect={() => unarchive.mutate({ questionId })}>
                Bring back
              </MenuItem>
            ) : (
              <MenuItem icon={<Archive />} onSelect={() => setAsking(true)}>
                Archive
              </MenuItem>
            )
          ) : null}
        </DropdownMenu>
      ) : null}
      {can.edit ? (
        <ButtonLink variant="primary" href={`/bank/${questionId}/edit`} icon={<Pencil />}>
          Edit
        </ButtonLink>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Archive this question?"
        description="It is no longer found when an interview is planned. Interviews that have it keep it, and it can be brought back."
        confirmLabel="Archive"
        onConfirm={() => archive.mutateAsync({ questionId })}
      />
    </>
  );
}
