import { Check, TriangleAlert } from 'lucide-react';

/** Where what was typed is at this moment. */
export function DraftStatus({ isDirty, kept }: { isDirty: boolean; kept: boolean }) {
  if (!isDirty) return <p role="status">No changes</p>;
  return kept ? (
    <p role="status" className="flex items-center gap-1">
      <Check aria-hidden className="size-3.5" /> Draft kept in this browser
    </p>
  ) : (
    <p role="alert" className="flex items-center gap-1 text-caution">
      <TriangleAlert aria-hidden className="size-3.5" /> This browser does not keep drafts; save before you
      leave
    </p>
  );
}
