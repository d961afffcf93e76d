import { Badge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { LocalTime } from '@/components/ui/LocalTime';
import type { VersionItem } from '@/lib/schemas/version';

/** One version in the history of a question or rubric. */
export function VersionRow({
  item,
  bringer,
  shown,
  onShow,
  onRestore,
}: {
  item: VersionItem;
  /** What is said of a version that no member wrote. */
  bringer: string;
  /** Its changes are what is shown beside the list. */
  shown: boolean;
  /** Absent for the first version, which changed nothing. */
  onShow: (() => void) | null;
  /** Absent where it cannot be brought back. */
  onRestore: (() => void) | null;
}) {
  const { version, by, at, current, restoredFrom, changed } = item;
  return (
    <li className={cx('-mx-2 rounded-sm px-2 py-2.5', shown && 'bg-accent-soft')}>
      <div className="flex items-center gap-2">
        <span className="font-medium">Version {version}</span>
        {current ? <Badge tone="accent">Current</Badge> : null}
      </div>
      <p className="text-muted text-xs">
        {by ?? bringer}, <LocalTime at={at} format="dateTime" />
      </p>
      <p className="text-subtle text-xs">
        {restoredFrom === null ? '' : `Brought back from version ${restoredFrom}. `}
        {version === 1 ? 'The first version' : changed.length === 0 ? 'Nothing changed' : changed.join(', ')}
      </p>
      {onShow || onRestore ? (
        <div className="mt-1.5 flex gap-1.5">
          {onShow ? (
            <Button
              size="sm"
              aria-pressed={shown}
              aria-label={`Show changes of version ${version}`}
              onClick={onShow}
            >
              Show changes
            </Button>
          ) : null}
          {onRestore ? (
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Bring back version ${version}`}
              onClick={onRestore}
            >
              Bring back
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
