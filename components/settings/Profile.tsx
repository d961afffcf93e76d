'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { signOut } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { PasswordInput } from '@/components/account/PasswordInput';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { Section } from '@/components/ui/Section';
import { toast } from '@/components/ui/toast';
import { PASSWORD_MIN } from '@/lib/schemas/common';
import type { MeView } from '@/lib/schemas/workspace';

/** One's own name, password and sessions. */
export function Profile({ me }: { me: MeView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState(me.name);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const rename = useMutation(
    trpc.me.updateProfile.mutationOptions({
      onSuccess: () => {
        toast.success('Your name was saved.');
        router.refresh();
      },
    }),
  );
  const changePassword = useMutation(
    trpc.me.changePassword.mutationOptions({
      // Every session ends with the old password, this one too.
      onSuccess: () => signOut({ callbackUrl: '/signin?notice=password' }),
    }),
  );
  const signOutEverywhere = useMutation(
    trpc.me.signOutEverywhere.mutationOptions({ onSuccess: () => signOut({ callbackUrl: '/signin' }) }),
  );

  return (
    <div className="max-w-md space-y-8">
      <Section title="Profile" description={me.email}>
        <form
          className="space-y-4"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            rename.mutate({ name });
          }}
        >
          <Field label="Name" error={rename.error?.message}>
            <Input autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Button type="submit" pending={rename.isPending}>
            Save name
          </Button>
        </form>
      </Section>
      {me.hasPassword ? (
        <Section title="Password">
          <form
            className="space-y-4"
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              changePassword.mutate({ currentPassword: current, newPassword: next });
            }}
          >
            <Field
              label="Current password"
              error={
                changePassword.error?.data?.field === 'currentPassword'
                  ? changePassword.error.message
                  : undefined
              }
            >
              <PasswordInput autoComplete="current-password" value={current} onChange={setCurrent} />
            </Field>
            <Field
              label="New password"
              hint={`At least ${PASSWORD_MIN} characters. You sign in again with it afterwards.`}
              error={
                changePassword.error && changePassword.error.data?.field !== 'currentPassword'
                  ? changePassword.error.message
                  : undefined
              }
            >
              <PasswordInput autoComplete="new-password" value={next} onChange={setNext} />
            </Field>
            <Button type="submit" pending={changePassword.isPending}>
              Change password
            </Button>
          </form>
        </Section>
      ) : null}
      <Section title="Sessions">
        <Button pending={signOutEverywhere.isPending} onClick={() => signOutEverywhere.mutate()}>
          Sign out everywhere
        </Button>
      </Section>
    </div>
  );
}
