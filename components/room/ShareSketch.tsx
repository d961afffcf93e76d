'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { CopyField } from '@/components/ui/CopyField';
import { Popover } from '@/components/ui/Popover';

/** Makes or withdraws the link with which anyone can draw on a sketch. */
export function ShareSketch({ sketchId }: { sketchId: string }) {
  const trpc = useTRPC();
  const unshare = useMutation(trpc.sketches.unshare.mutationOptions());
  const share = useMutation(trpc.sketches.share.mutationOptions({ onSuccess: () => unshare.reset() }));
  const failed = share.error ?? unshare.error;
  return (
    <Popover
      label="Share this sketch"
      align="end"
      trigger={
        <Button size="sm" variant="primary">
          Share
        </Button>
      }
    >
      <div className="w-72 space-y-3">
        <h2 className="font-semibold">Share this sketch</h2>
        {share.data && !unshare.isSuccess ? (
          <>
            <CopyField label="Share link" value={share.data.url} />
            <p className="text-muted text-xs">
              Whoever has this link can draw here under the name they give, without an account, for 30 days.
            </p>
          </>
        ) : (
          <p className="text-muted">
            {unshare.isSuccess
              ? 'The link no longer works and guests have been disconnected.'
              : 'A new link replaces any earlier one.'}
          </p>
        )}
        {failed ? (
          <p role="alert" className="text-danger">
            {failed.message}
          </p>
        ) : null}
        <div className="flex gap-2">
          {share.data && !unshare.isSuccess ? null : (
            <Button
              variant="primary"
              size="sm"
              pending={share.isPending}
              onClick={() => share.mutate({ sketchId })}
            >
              Make a link
            </Button>
          )}
          <Button size="sm" pending={unshare.isPending} onClick={() => unshare.mutate({ sketchId })}>
            Stop sharing
          </Button>
        </div>
      </div>
    </Popover>
  );
}
