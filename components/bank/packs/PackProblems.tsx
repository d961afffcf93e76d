import { Fragment } from 'react';
import { Callout } from '@/components/ui/Callout';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import type { PackProblem } from '@/lib/packs/problem';

/** Why a pack was refused: every problem with its file and line, and that nothing was used. */
export function PackProblems({
  name,
  message,
  problems,
}: {
  name: string;
  message: string;
  problems: readonly PackProblem[];
}) {
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  return (
    <div className="mb-4">
      <Callout tone="danger" title={`${name} was refused`} live>
        {problems.length > 0 ? `${count}. The bank is as it was.` : message}
      </Callout>
      {problems.length > 0 ? (
        <div className="mt-2 max-h-72 overflow-y-auto px-2">
          <Table label="Problems">
            <TableHead>
              <TableHeadCell>Where</TableHeadCell>
              <TableHeadCell>What is wrong</TableHeadCell>
            </TableHead>
            <TableBody>
              {problems.map((problem) => (
                <TableRow key={`${problem.file}:${problem.line}:${problem.message}`}>
                  <TableCell className="min-w-44 align-top font-mono text-xs wrap-anywhere">
                    <Place problem={problem} />
                  </TableCell>
                  <TableCell className="min-w-52 align-top">{problem.message}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      ) : null}
    </div>
  );
}

/** A file and line, which breaks at slashes; `.` is the zip file itself. */
function Place({ problem: { file, line } }: { problem: PackProblem }) {
  if (file === '.') return 'The zip file';
  return (
    <>
      {file.split('/').map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change their places
        <Fragment key={index}>
          {index > 0 ? '/' : ''}
          <wbr />
          {part}
        </Fragment>
      ))}
      :{line}
    </>
  );
}
