'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { PASSWORD_MIN } from '@/lib/schemas/common';
import { PasswordInput } from './PasswordInput';
import { signInWithPassword } from './signInWithPassword';

/** The first visit: the owner's account and the workspace. */
export function SetupForm() {
  const trpc = useTRPC();
  const [fields, setFields] = useState({ workspaceName: '', name: '', email: '', password: '' });
  const create = useMutation(
    trpc.setup.create.mutationOptions({
      onSuccess: async ({ email }) => {
        await signInWithPassword(email, fields.password);
        location.assign('/');
      },
    }),
  );
  const errorOf = (field: string) => (create.error?.data?.field === field ? create.error.message : undefined);
  const set = (field: keyof typeof fields) => (value: string) =>
    setFields((current) => ({ ...current, [field]: value }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    create.mutate(fields);
  }

  return (
    <CenteredPage
      title="Set up Drawbridge"
      description="Create your workspace and its owner account. This page is open only until that is done."
    >
      <form onSubmit={submit} noValidate className="space-y-5">
        <Field
          label="Workspace"
          hint="Your company or team. Candidates see this name."
          error={errorOf('workspaceName')}
        >
          <Input
            autoFocus
            size="lg"
            autoComplete="organization"
            value={fields.workspaceName}
            onChange={(event) => set('workspaceName')(event.target.value)}
          />
        </Field>
        <Field label="Your name" error={errorOf('name')}>
          <Input
            size="lg"
            autoComplete="name"
            value={fields.name}
            onChange={(event) => set('name')(event.target.value)}
          />
        </Field>
        <Field label="E-mail" error={errorOf('email')}>
          <Input
            size="lg"
            type="email"
            autoComplete="username"
            value={fields.email}
            onChange={(event) => set('email')(event.target.value)}
          />
        </Field>
        <Field
          label="Password"
          hint={`At least ${PASSWORD_MIN} characters; a few random words work well.`}
          error={errorOf('password')}
        >
          <PasswordInput autoComplete="new-password" value={fields.password} onChange={set('password')} />
        </Field>
        {create.error && !create.error.data?.field ? (
          <p role="alert" className="text-danger">
            {create.error.message}
          </p>
        ) : null}
        <Button type="submit" variant="primary" size="lg" pending={create.isPending || create.isSuccess}>
          Create workspace
        </Button>
      </form>
    </CenteredPage>
  );
}
