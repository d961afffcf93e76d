import { Spinner } from '@/components/ui/Spinner';
import type { ConnectionState } from '@/lib/sync/client';
import { CanvasLoading } from './CanvasLoading';

/** What is shown until there is a board to show. */
export function BoardOpening({ connection }: { connection: ConnectionState }) {
  return (
    <>
      <CanvasLoading />
      <p
        role="status"
        className="absolute inset-0 flex flex-wrap items-center justify-center gap-2 p-4 text-center text-muted"
      >
        <Spinner />
        {connection === 'offline'
          ? 'The server cannot be reached at the moment. It is tried again until it can.'
          : 'Opening the board'}
      </p>
    </>
  );
}
