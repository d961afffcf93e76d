'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { CopyField } from '@/components/ui/CopyField';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { Section } from '@/components/ui/Section';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import { TextLink } from '@/components/ui/TextLink';
import { toast } from '@/components/ui/toast';

/** Tokens for scripts that use the API. A token is shown once, when it is made. */
export function ApiTokens() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const query = useQuery(trpc.tokens.list.queryOptions());
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.tokens.list.queryKey() });
  const create = useMutation(
    trpc.tokens.create.mutationOptions({
      onSuccess: () => {
        setName('');
        return refresh();
      },
    }),
  );
  const revoke = useMutation(
    trpc.tokens.revoke.mutationOptions({
      onSuccess: refresh,
      onError: (error) => toast.error(error.message),
    }),
  );
  return (
    <Section
      title="API tokens"
      description={
        <>
          For scripts that use the API, described at <TextLink href="/api/v1/openapi.json">/api/v1</TextLink>.
          A token may do what its member may do.
        </>
      }
    >
      <div className="max-w-3xl space-y-5">
        <form
          className="flex max-w-md items-end gap-3"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            create.mutate({ name });
          }}
        >
          <Field label="Name of a new token" error={create.error?.message} className="flex-1">
            <Input
              autoComplete="off"
              placeholder="Scheduling script"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" pending={create.isPending}>
            Create
          </Button>
        </form>
        {create.data ? (
          <CopyField
            label="New token"
            value={create.data.token}
            hint="Shown this once. Keep it like a password."
          />
        ) : null}
        {query.isPending ? (
          <SkeletonRows rows={2} />
        ) : query.isError ? (
          <ErrorState compact title="The tokens could not be loaded" onRetry={() => query.refetch()}>
            {query.error.message}
          </ErrorState>
        ) : query.data.length === 0 ? (
          <EmptyState compact title="No tokens">
            Create one for each script, so that it can be withdrawn alone.
          </EmptyState>
        ) : (
          <Table label="API tokens">
            <TableHead>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell>Acts for</TableHeadCell>
              <TableHeadCell>Last used</TableHeadCell>
              <TableHeadCell align="end">
                <span className="sr-only">Actions</span>
              </TableHeadCell>
            </TableHead>
            <TableBody>
              {query.data.map((token) => (
                <TableRow key={token.id}>
                  <TableCell>{token.name}</TableCell>
                  <TableCell className="text-muted">{token.memberName}</TableCell>
                  <TableCell className="text-muted">
                    {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : 'Never'}
                  </TableCell>
                  <TableCell align="end">
                    <Button size="sm" variant="ghost" onClick={() => revoke.mutate({ tokenId: token.id })}>
                      Revoke
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </div>
    </Section>
  );
}
