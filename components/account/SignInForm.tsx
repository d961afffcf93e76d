'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { PasswordInput } from './PasswordInput';
import { signInWithPassword } from './signInWithPassword';

/** Sign-in with e-mail and password, and with the identity providers that are set up here. */
export function SignInForm({ next, notice }: { next: string; notice: string | null }) {
  const trpc = useTRPC();
  const methods = useQuery(trpc.signIn.methods.queryOptions());
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: async () => {
      const refusal = await signInWithPassword(email, password);
      if (refusal) throw new Error(refusal);
    },
    onSuccess: () => location.assign(next),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    enter.mutate();
  }

  return (
    <CenteredPage title="Sign in" footer="Members are invited by link. Candidates need no account.">
      {notice ? (
        <Callout tone="caution" className="mb-5">
          {notice}
        </Callout>
      ) : null}
      <form onSubmit={submit} noValidate className="space-y-5">
        <Field label="E-mail">
          <Input
            autoFocus
            size="lg"
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label="Password">
          <PasswordInput autoComplete="current-password" value={password} onChange={setPassword} />
        </Field>
        {enter.error ? (
          <p role="alert" className="text-danger">
            {enter.error.message}
          </p>
        ) : null}
        <Button
          type="submit"
          variant="primary"
          size="lg"
          className="w-full"
          pending={enter.isPending || enter.isSuccess}
        >
          Sign in
        </Button>
      </form>
      {methods.data && methods.data.length > 0 ? (
        <div className="mt-6 space-y-2 border-line border-t pt-6">
          {methods.data.map((method) => (
            <Button
              key={method.id}
              size="lg"
              className="w-full"
              onClick={() => signIn(method.id, { callbackUrl: next })}
            >
              Continue with {method.name}
            </Button>
          ))}
        </div>
      ) : null}
    </CenteredPage>
  );
}
