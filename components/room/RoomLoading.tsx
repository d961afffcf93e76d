import { Skeleton } from '@/components/ui/Skeleton';

/** The shape of a room while its first view is on its way. */
export function RoomLoading() {
  return (
    <div className="flex h-dvh flex-col" aria-busy="true">
      <div className="flex h-12 items-center gap-3 border-line border-b bg-panel px-3">
        <Skeleton className="size-6" />
        <Skeleton className="h-4 w-48" />
        <Skeleton className="ml-auto h-6 w-24" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex-1 bg-canvas" />
        <div className="hidden w-96 space-y-3 border-line border-l bg-panel p-4 lg:block">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-16 w-full" />
        </div>
      </div>
      <p role="status" className="sr-only">
        Opening the room
      </p>
    </div>
  );
}
