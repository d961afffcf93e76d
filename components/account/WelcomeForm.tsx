'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { LinkGate, LinkOpening, LinkRefused } from '@/components/join/LinkGate';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { PASSWORD_MIN } from '@/lib/schemas/common';
import { PasswordInput } from './PasswordInput';
import { signInWithPassword } from './signInWithPassword';

/** Accepts a member's invite: the account is made with the role the invite gives. */
export function WelcomeForm() {
  return <LinkGate>{(token) => <WelcomeWithToken token={token} />}</LinkGate>;
}

function WelcomeWithToken({ token }: { token: string }) {
  const trpc = useTRPC();
  const preview = useQuery(
    trpc.welcome.preview.queryOptions({ token }, { retry: false, staleTime: Number.POSITIVE_INFINITY }),
  );
  const [fields, setFields] = useState({ name: '', email: '', password: '' });
  const invited = preview.data?.email ?? '';
  useEffect(() => setFields((current) => ({ ...current, email: current.email || invited })), [invited]);
  const accept = useMutation(
    trpc.welcome.accept.mutationOptions({
      onSuccess: async ({ email }) => {
        await signInWithPassword(email, fields.password);
        location.assign('/');
      },
    }),
  );
  if (preview.isPending) return <LinkOpening />;
  if (preview.isError) {
    return <LinkRefused>{preview.error.message}</LinkRefused>;
  }
  const errorOf = (field: string) => (accept.error?.data?.field === field ? accept.error.message : undefined);
  function submit(event: FormEvent): void {
    event.preventDefault();
    accept.mutate({ token, ...fields });
  }
  return (
    <CenteredPage
      title={`Join ${preview.data.workspaceName}`}
      description={`You have been invited as ${preview.data.role === 'interviewer' ? 'an interviewer' : preview.data.role === 'reviewer' ? 'a reviewer' : `an ${preview.data.role}`}.`}
    >
      <form onSubmit={submit} noValidate className="space-y-5">
        <Field label="Your name" error={errorOf('name')}>
          <Input
            autoFocus
            size="lg"
            autoComplete="name"
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.target.value })}
          />
        </Field>
        <Field
          label="E-mail"
          hint={invited ? 'This invite is for this address.' : undefined}
          error={errorOf('email')}
        >
          <Input
            size="lg"
            type="email"
            autoComplete="username"
            readOnly={invited !== ''}
            value={fields.email}
            onChange={(event) => setFields({ ...fields, email: event.target.value })}
          />
        </Field>
        <Field
          label="Password"
          hint={`At least ${PASSWORD_MIN} characters; a few random words work well.`}
          error={errorOf('password')}
        >
          <PasswordInput
            autoComplete="new-password"
            value={fields.password}
            onChange={(password) => setFields({ ...fields, password })}
          />
        </Field>
        {accept.error && !accept.error.data?.field ? (
          <p role="alert" className="text-danger">
            {accept.error.message}
          </p>
        ) : null}
        <Button type="submit" variant="primary" size="lg" pending={accept.isPending || accept.isSuccess}>
          Create account
        </Button>
      </form>
    </CenteredPage>
  );
}
