'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { LinkGate, LinkOpening, LinkRefused } from '@/components/join/LinkGate';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';

/** Redeems an invite: the person gives a name and gets a pass. The link's secret never stays in the address. */
export function JoinForm() {
  return <LinkGate>{(token) => <JoinWithToken token={token} />}</LinkGate>;
}

function JoinWithToken({ token }: { token: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState('');
  const preview = useQuery(
    trpc.passes.preview.queryOptions({ token }, { retry: false, staleTime: Infinity }),
  );
  const redeem = useMutation(
    trpc.passes.redeem.mutationOptions({ onSuccess: ({ roomId }) => router.replace(`/room/${roomId}`) }),
  );
  const suggested = preview.data?.suggestedName ?? '';
  useEffect(() => setName((current) => current || suggested), [suggested]);

  if (preview.isPending) return <LinkOpening />;
  if (preview.isError) return <LinkRefused>{preview.error.message}</LinkRefused>;

  const { kind, workspaceName, title } = preview.data;
  function submit(event: FormEvent): void {
    event.preventDefault();
    redeem.mutate({ token, name });
  }
  return (
    <CenteredPage
      title={kind === 'interview' ? `Your interview with ${workspaceName}` : `A sketch by ${workspaceName}`}
      description={title}
    >
      <form onSubmit={submit} className="space-y-5">
        <Field
          label="Your name"
          hint="The others see it beside your cursor. No account is needed."
          error={redeem.error?.message}
        >
          <Input
            autoFocus
            autoComplete="name"
            size="lg"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" pending={redeem.isPending || redeem.isSuccess}>
          Continue
        </Button>
      </form>
    </CenteredPage>
  );
}
