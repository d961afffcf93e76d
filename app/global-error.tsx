'use client';

import { CenteredPage } from '@/components/shell/CenteredPage';
import { errorReference } from '@/components/shell/errorReference';
import { Button } from '@/components/ui/Button';
import './globals.css';

/** Takes the place of the whole document when even the root layout failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <html lang="en">
      <body>
        <title>Something failed · Drawbridge</title>
        <CenteredPage
          title="Drawbridge could not be shown"
          description="Something failed before the page was made. What was saved is safe. Try again; if it keeps happening, tell the person who runs this server."
          footer={reference ? `Reference for the server’s log: ${reference}` : null}
        >
          <div>
            <Button variant="primary" size="lg" onClick={() => retry()}>
              Try again
            </Button>
          </div>
        </CenteredPage>
      </body>
    </html>
  );
}
