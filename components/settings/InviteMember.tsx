'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { CopyField } from '@/components/ui/CopyField';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { RadioGroup } from '@/components/ui/RadioGroup';
import type { MemberRole } from '@/lib/permissions/workspace';
import { ROLE_HINTS, ROLE_WORDS } from './words';

/** Invites a member by link, with a role. The link is shown once. */
export function InviteMember({ grantable }: { grantable: readonly MemberRole[] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<MemberRole>('interviewer');
  const [email, setEmail] = useState('');
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.members.invites.queryKey() }),
    }),
  );

  function changeOpen(next: boolean): void {
    setOpen(next);
    if (next) return;
    invite.reset();
    setEmail('');
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    invite.mutate({ role, email: email.trim() === '' ? undefined : email });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title="Invite a member"
      trigger={<Button variant="primary">Invite a member</Button>}
    >
      {invite.data ? (
        <div className="space-y-4">
          <CopyField
            label="Invite link"
            value={invite.data.url}
            hint="Shown this once. It works for one person and for seven days."
          />
          <Button onClick={() => changeOpen(false)}>Done</Button>
        </div>
      ) : (
        <form onSubmit={submit} noValidate className="space-y-4">
          <Field group label="Role">
            <RadioGroup
              value={role}
              onValueChange={setRole}
              options={grantable.map((id) => ({ value: id, label: ROLE_WORDS[id], hint: ROLE_HINTS[id] }))}
            />
          </Field>
          <Field
            label="E-mail"
            optional
            hint="If given, the link works for this address only."
            error={invite.error?.message}
          >
            <Input
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" pending={invite.isPending}>
            Make an invite link
          </Button>
        </form>
      )}
    </Dialog>
  );
}
