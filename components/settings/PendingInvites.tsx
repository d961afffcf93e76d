'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { LocalTime } from '@/components/ui/LocalTime';
import { Section } from '@/components/ui/Section';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import { toast } from '@/components/ui/toast';
import { ROLE_WORDS } from './words';

/** Invites that have not been used yet; nothing where there are none. */
export function PendingInvites() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.members.invites.queryOptions());
  const revoke = useMutation(
    trpc.members.revokeInvite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.members.invites.queryKey() }),
      onError: (error) => toast.error(error.message),
    }),
  );
  if (!query.data || query.data.length === 0) return null;
  return (
    <Section title="Open invites" count={query.data.length}>
      <Table label="Open invites">
        <TableHead>
          <TableHeadCell>For</TableHeadCell>
          <TableHeadCell>Role</TableHeadCell>
          <TableHeadCell>Works until</TableHeadCell>
          <TableHeadCell align="end">
            <span className="sr-only">Actions</span>
          </TableHeadCell>
        </TableHead>
        <TableBody>
          {query.data.map((invite) => (
            <TableRow key={invite.id}>
              <TableCell>
                {invite.email ?? <span className="text-muted">Anyone with the link</span>}
              </TableCell>
              <TableCell>{ROLE_WORDS[invite.role]}</TableCell>
              <TableCell className="text-muted">
                <LocalTime at={invite.expiresAt} format="dayTime" />
              </TableCell>
              <TableCell align="end">
                <Button size="sm" variant="ghost" onClick={() => revoke.mutate({ inviteId: invite.id })}>
                  Revoke
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
