'use client';

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

/**
 * The ends of a draft: `saved` and `giveUp` forget it and leave for another page, the first with everything
 * under `queryKey` read anew, which `refresh` does alone.
 */
export function useFinishDraft({ finish }: { finish: () => void }, queryKey: QueryKey) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  return {
    refresh,
    async saved(href: string): Promise<void> {
      finish();
      await refresh();
      router.push(href);
    },
    giveUp(href: string): void {
      finish();
      router.push(href);
    },
  };
}
