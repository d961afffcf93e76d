'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, PencilRuler } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ArchivedSwitch } from '@/components/archive/ArchivedSwitch';
import { useTRPC } from '@/components/trpc/client';
import { Badge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { IconButton } from '@/components/ui/IconButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { RowLink } from '@/components/ui/RowLink';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import { toast } from '@/components/ui/toast';

/** Boards for pairing, outside any interview. */
export function SketchList() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [archived, setArchived] = useState(false);
  const query = useQuery(trpc.sketches.list.queryOptions({ archived }));
  const onError = (error: { message: string }) => toast.error(error.message);
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.sketches.list.queryKey() });
  const create = useMutation(
    trpc.sketches.create.mutationOptions({
      onSuccess: ({ roomId }) => router.push(`/room/${roomId}`),
      onError,
    }),
  );
  const archive = useMutation(trpc.sketches.archive.mutationOptions({ onSuccess, onError }));
  const unarchive = useMutation(trpc.sketches.unarchive.mutationOptions({ onSuccess, onError }));

  const newButton = (
    <Button
      variant="primary"
      icon={<PencilRuler />}
      pending={create.isPending || create.isSuccess}
      onClick={() => create.mutate()}
    >
      New sketch
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Sketches"
        description="Boards to draw on together, without a rubric or a panel."
        actions={
          <>
            <ArchivedSwitch label="Which sketches" archived={archived} onChange={setArchived} />
            {newButton}
          </>
        }
      />
      {query.isPending ? (
        <SkeletonRows rows={5} />
      ) : query.isError ? (
        <ErrorState title="The sketches could not be loaded" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : query.data.length === 0 ? (
        <EmptyState
          title={archived ? 'Nothing archived' : 'No sketches yet'}
          action={archived ? undefined : newButton}
        >
          {archived
            ? 'Sketches that were put away are kept here.'
            : 'Open one, share its link, and draw together. It is saved as you draw.'}
        </EmptyState>
      ) : (
        <Table label="Sketches">
          <TableHead>
            <TableHeadCell>Name</TableHeadCell>
            <TableHeadCell>By</TableHeadCell>
            <TableHeadCell>Last drawn on</TableHeadCell>
            <TableHeadCell>Sharing</TableHeadCell>
            <TableHeadCell align="end">
              <span className="sr-only">Actions</span>
            </TableHeadCell>
          </TableHead>
          <TableBody>
            {query.data.map((sketch) => (
              <TableRow key={sketch.id}>
                <TableCell>
                  <RowLink href={`/room/${sketch.roomId}`}>{sketch.name}</RowLink>
                </TableCell>
                <TableCell className="text-muted">{sketch.createdBy}</TableCell>
                <TableCell className="text-muted">
                  <RelativeTime at={sketch.updatedAt} />
                </TableCell>
                <TableCell>{sketch.shared ? <Badge tone="info">Link in force</Badge> : null}</TableCell>
                <TableCell align="end">
                  <span className="relative z-10">
                    {archived ? (
                      <IconButton
                        size="sm"
                        label={`Bring back ${sketch.name}`}
                        icon={<ArchiveRestore />}
                        onClick={() => unarchive.mutate({ sketchId: sketch.id })}
                      />
                    ) : (
                      <IconButton
                        size="sm"
                        label={`Archive ${sketch.name}`}
                        icon={<Archive />}
                        onClick={() => archive.mutate({ sketchId: sketch.id })}
                      />
                    )}
                  </span>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
