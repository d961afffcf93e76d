import { History } from 'lucide-react';
import { Badge } from '@/components/ui/Badge';
import { LocalTime } from '@/components/ui/LocalTime';
import type { AskedBefore } from '@/lib/schemas/question';

/** That a candidate was asked a question in an earlier interview. For staff only. */
export function AskedBeforeMark({ asked }: { asked: AskedBefore }) {
  return (
    <Badge tone="caution" icon={<History aria-hidden />}>
      <span>
        Asked on <LocalTime at={asked.at} format="date" />
        {asked.by ? ` by ${asked.by}` : ''}
      </span>
    </Badge>
  );
}
