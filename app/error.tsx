'use client';

import { RotateCw } from 'lucide-react';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { errorReference } from '@/components/shell/errorReference';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <CenteredPage
      title="This page could not be shown"
      description="Something failed while it was made. What was saved is safe. Try again; if it keeps happening, tell the person who runs this server."
      footer={
        reference ? (
          <>
            Reference for the server’s log:{' '}
            <code className="select-all font-mono text-muted">{reference}</code>
          </>
        ) : null
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" icon={<RotateCw />} onClick={() => retry()}>
          Try again
        </Button>
        <ButtonLink href="/" size="lg">
          Go to the start page
        </ButtonLink>
      </div>
    </CenteredPage>
  );
}
