import type { Metadata } from 'next';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { ButtonLink } from '@/components/ui/ButtonLink';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <CenteredPage
      title="There is no page at this address"
      description="It may have been moved or deleted, or you may not have access to it. If someone sent you the link, ask them to check it and send it again."
    >
      <div>
        <ButtonLink href="/" variant="primary" size="lg">
          Go to the start page
        </ButtonLink>
      </div>
    </CenteredPage>
  );
}
