'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Spinner } from '@/components/ui/Spinner';
import { toast } from '@/components/ui/toast';
import { changesAnything } from './changesAnything';
import { PackChanges } from './PackChanges';
import { PackDrop } from './PackDrop';
import { PackProblems } from './PackProblems';
import { PackError, sendPack } from './packFiles';

/** Brings a pack into the bank: a zip file, what it would change, and only then the import. */
export function ImportPack({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: (chosen: File) => sendPack(chosen) });
  const importing = useMutation({
    mutationFn: (chosen: { file: File; fingerprint: string }) => sendPack(chosen.file, chosen.fingerprint),
    onSuccess: async ({ title, version }) => {
      await Promise.all([
        client.invalidateQueries(trpc.questions.pathFilter()),
        client.invalidateQueries(trpc.packs.pathFilter()),
        client.invalidateQueries(trpc.rubrics.pathFilter()),
      ]);
      toast.success(`${title} ${version} was imported`);
      onOpenChange(false);
    },
    onError: (error, { file: chosen }) => {
      // Somebody was quicker: what is on the screen is no longer what would happen.
      if (error instanceof PackError && error.code === 'conflict') preview.mutate(chosen);
    },
  });
  const look = (chosen: File) => {
    setFile(chosen);
    importing.reset();
    preview.mutate(chosen);
  };
  const changes = preview.isSuccess ? preview.data : null;
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="xl"
      title="Import a pack"
      description={
        changes
          ? 'This is what changes. Nothing has been written yet.'
          : 'You see what changes before anything is written.'
      }
      footer={
        changes && file ? (
          <>
            <Button onClick={preview.reset}>Choose another file</Button>
            <Button
              variant="primary"
              disabled={!changesAnything(changes)}
              pending={importing.isPending}
              onClick={() => importing.mutate({ file, fingerprint: changes.fingerprint })}
            >
              Import
            </Button>
          </>
        ) : null
      }
    >
      {importing.isError ? (
        <Callout tone="danger" title="The pack was not imported" live className="mb-4">
          {importing.error.message}
        </Callout>
      ) : null}
      {changes ? (
        <PackChanges changes={changes} />
      ) : preview.isPending ? (
        <p role="status" className="flex items-center gap-2.5 py-10 text-muted">
          <Spinner className="size-4" /> Reading {file?.name}
        </p>
      ) : (
        <>
          {preview.isError ? (
            <PackProblems
              name={file?.name ?? ''}
              message={preview.error.message}
              problems={preview.error instanceof PackError ? preview.error.problems : []}
            />
          ) : null}
          <PackDrop onFile={look} again={preview.isError} />
        </>
      )}
    </Dialog>
  );
}
