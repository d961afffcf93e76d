'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Avatar } from '@/components/ui/Avatar';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorState } from '@/components/ui/ErrorState';
import { Section } from '@/components/ui/Section';
import { Select } from '@/components/ui/Select';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import {
  RowDetails,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  WIDE,
} from '@/components/ui/Table';
import { toast } from '@/components/ui/toast';
import { memberPerson, personColor } from '@/lib/people';
import { canInWorkspace, grantableRoles } from '@/lib/permissions/workspace';
import type { MemberView, MeView } from '@/lib/schemas/workspace';
import { InviteMember } from './InviteMember';
import { PendingInvites } from './PendingInvites';
import { ROLE_WORDS } from './words';

/** The people of the workspace: their roles, invites, and who may no longer sign in. */
export function Members({ me }: { me: MeView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.members.list.queryOptions());
  const [disabling, setDisabling] = useState<MemberView | null>(null);
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.members.list.queryKey() });
  const onError = (error: { message: string }) => toast.error(error.message);
  const setRole = useMutation(trpc.members.setRole.mutationOptions({ onSuccess, onError }));
  const disable = useMutation(trpc.members.disable.mutationOptions({ onSuccess }));
  const enable = useMutation(trpc.members.enable.mutationOptions({ onSuccess, onError }));
  const manages = canInWorkspace(me.role, 'member.manage');
  const grantable = grantableRoles(me.role);

  return (
    <div className="space-y-8">
      <Section
        title="Members"
        count={query.data?.length}
        actions={canInWorkspace(me.role, 'member.invite') ? <InviteMember grantable={grantable} /> : null}
      >
        {query.isPending ? (
          <SkeletonRows rows={3} />
        ) : query.isError ? (
          <ErrorState compact title="The members could not be loaded" onRetry={() => query.refetch()}>
            {query.error.message}
          </ErrorState>
        ) : (
          <Table label="Members">
            <TableHead>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell className={WIDE}>E-mail</TableHeadCell>
              <TableHeadCell>Role</TableHeadCell>
              <TableHeadCell align="end">
                <span className="sr-only">Actions</span>
              </TableHeadCell>
            </TableHead>
            <TableBody>
              {query.data.map((member) => {
                const canManage = manages && member.id !== me.memberId && grantable.includes(member.role);
                return (
                  <TableRow key={member.id}>
                    <TableCell>
                      <span className="flex items-center gap-2.5 wrap-anywhere md:whitespace-nowrap">
                        <Avatar decorative name={member.name} color={personColor(memberPerson(member.id))} />
                        {member.name}
                        {member.id === me.memberId ? <span className="text-subtle">you</span> : null}
                      </span>
                      <RowDetails>
                        <span className="wrap-anywhere">{member.email}</span>
                      </RowDetails>
                    </TableCell>
                    <TableCell className={`${WIDE} text-muted`}>{member.email}</TableCell>
                    <TableCell>
                      {canManage && member.disabledAt === null ? (
                        <Select
                          size="sm"
                          aria-label={`Role of ${member.name}`}
                          value={member.role}
                          options={grantable.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
                          onValueChange={(role) => setRole.mutate({ memberId: member.id, role })}
                          className="w-28 md:w-36"
                        />
                      ) : member.disabledAt ? (
                        <span className="text-subtle">Disabled</span>
                      ) : (
                        ROLE_WORDS[member.role]
                      )}
                    </TableCell>
                    <TableCell align="end">
                      {canManage ? (
                        member.disabledAt ? (
                          <Button size="sm" onClick={() => enable.mutate({ memberId: member.id })}>
                            Enable
                          </Button>
                        ) : (
                          <Button size="sm" variant="ghost" onClick={() => setDisabling(member)}>
                            Disable
                          </Button>
                        )
                      ) : null}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        )}
      </Section>
      {canInWorkspace(me.role, 'member.invite') ? <PendingInvites /> : null}
      <ConfirmDialog
        open={disabling !== null}
        onOpenChange={(open) => !open && setDisabling(null)}
        tone="danger"
        title={`Disable ${disabling?.name ?? 'this member'}?`}
        description="They are signed out everywhere at once and cannot sign in. Their notes and scorecards stay. You can enable them again."
        confirmLabel="Disable"
        onConfirm={() => (disabling ? disable.mutateAsync({ memberId: disabling.id }) : undefined)}
      />
    </div>
  );
}
