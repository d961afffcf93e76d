import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import type { QuestionStatistics } from '@/lib/schemas/question';
import { LevelBar } from './LevelBar';

type Criteria = NonNullable<QuestionStatistics['scores']>['criteria'];

const LEVEL_COLORS = ['text-level-1', 'text-level-2', 'text-level-3', 'text-level-4'] as const;

/** How often each level of each criterion was given. */
export function LevelTable({ criteria }: { criteria: Criteria }) {
  return (
    <Table label="Levels that were given, by criterion">
      <TableHead>
        <TableHeadCell>Criterion</TableHeadCell>
        <TableHeadCell className="w-full max-sm:hidden">Share</TableHeadCell>
        {LEVEL_COLORS.map((color, index) => (
          <TableHeadCell key={color} align="end" className={color}>
            Level {index + 1}
          </TableHeadCell>
        ))}
        <TableHeadCell align="end">Not observed</TableHeadCell>
      </TableHead>
      <TableBody>
        {criteria.map(({ id, title, counts }) => (
          <TableRow key={id}>
            <TableCell className="min-w-40 sm:whitespace-nowrap">{title}</TableCell>
            <TableCell className="max-sm:hidden">
              <LevelBar counts={counts} />
            </TableCell>
            {counts.levels.map((count, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the level
              <TableCell key={index} align="end">
                {count}
              </TableCell>
            ))}
            <TableCell align="end" className="text-muted">
              {counts.notObserved}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
