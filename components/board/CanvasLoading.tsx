import { Skeleton } from '@/components/ui/Skeleton';

/** What stands where the canvas will be. */
export function CanvasLoading() {
  return <Skeleton className="absolute inset-0 rounded-none" />;
}
