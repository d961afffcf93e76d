'use client';

import type { ReactNode } from 'react';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { Skeleton } from '@/components/ui/Skeleton';
import { tokenSchema } from '@/lib/schemas/common';
import { useTokenFromHash } from './useTokenFromHash';

/** Reads the secret of the link that was opened, and shows what is inside once it is there and whole. */
export function LinkGate({ children }: { children: (token: string) => ReactNode }) {
  const token = useTokenFromHash();
  if (token === undefined) return <LinkOpening />;
  const whole = tokenSchema.safeParse(token);
  if (whole.success) return children(whole.data);
  return (
    <LinkRefused title="This link is not complete">
      Copy the whole link from your invitation and open it again, or ask the person who sent it for a new one.
    </LinkRefused>
  );
}

/** While it is found out what a link opens. */
export function LinkOpening() {
  return (
    <CenteredPage title="Opening your invite">
      <Skeleton className="h-40" />
    </CenteredPage>
  );
}

/** A link that opens nothing, and why. */
export function LinkRefused({
  title = 'This invite cannot be used',
  children,
}: {
  title?: string;
  children: ReactNode;
}) {
  return (
    <CenteredPage title={title}>
      <p className="text-base text-muted">{children}</p>
    </CenteredPage>
  );
}
