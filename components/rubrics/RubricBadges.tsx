import { Badge } from '@/components/ui/Badge';
import type { RubricListItem } from '@/lib/schemas/rubric';

/** What is special about a rubric, in words of one or two. */
export function RubricBadges({
  rubric,
}: {
  rubric: Pick<RubricListItem, 'isDefault' | 'changed' | 'packUpdate' | 'archivedAt'>;
}) {
  return (
    <>
      {rubric.isDefault ? <Badge tone="accent">Default</Badge> : null}
      {rubric.changed ? <Badge tone="info">Changed here</Badge> : null}
      {rubric.packUpdate === null ? null : <Badge tone="caution">Newer version</Badge>}
      {rubric.archivedAt ? <Badge>Archived</Badge> : null}
    </>
  );
}
