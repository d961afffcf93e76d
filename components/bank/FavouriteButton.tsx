'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useTRPC } from '@/components/trpc/client';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/IconButton';
import { toast } from '@/components/ui/toast';

/** Marks a question for oneself. It shows at once, and again as it was where the server refuses. */
export function FavouriteButton({
  question,
  className,
}: {
  question: { id: string; prompt: string; favourite: boolean };
  className?: string;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const set = useMutation(
    trpc.questions.favourite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.questions.pathKey() }),
      onError: (error) => toast.error(error.message),
    }),
  );
  const favourite = set.isPending ? set.variables.favourite : question.favourite;
  return (
    <IconButton
      size="sm"
      label={favourite ? 'Take out of favourites' : 'Add to favourites'}
      tooltip={false}
      aria-pressed={favourite}
      data-favourite=""
      className={cx('aria-pressed:bg-transparent aria-pressed:text-caution', className)}
      icon={<Star className={favourite ? 'fill-caution-fill' : undefined} />}
      onClick={() => set.mutate({ questionId: question.id, favourite: !favourite })}
    />
  );
}
