'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AutosaveStatus } from '@/components/autosave/AutosaveStatus';
import { useAutosaver } from '@/components/autosave/useAutosaver';
import { useTRPC } from '@/components/trpc/client';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Skeleton } from '@/components/ui/Skeleton';
import { toast } from '@/components/ui/toast';
import { newId } from '@/lib/ids';
import { mergeNotes, type NoteDraft, type ShownNote } from '@/lib/interview/noteDrafts';
import type { AskedView } from '@/lib/schemas/room';
import { NoteComposer } from './NoteComposer';
import { NoteItem } from './NoteItem';

/**
 * The author's private notes. Each is pinned to the moment its first letter was typed and to the question
 * that was being asked then, and is saved while it is typed.
 */
export function NotesPanel({
  interviewId,
  meId,
  startedAt,
  asked,
  clockOffsetMs,
}: {
  interviewId: string;
  meId: string;
  startedAt: string | null;
  asked: AskedView[];
  clockOffsetMs: number;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.notes.mine.queryOptions({ interviewId }));
  const save = useMutation(trpc.notes.save.mutationOptions());
  const remove = useMutation(
    trpc.notes.remove.mutationOptions({ onError: (error) => toast.error(error.message) }),
  );
  const [drafts, setDrafts] = useState<Record<string, NoteDraft>>({});
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [composingId, setComposingId] = useState<string | null>(null);
  const listEnd = useRef<HTMLLIElement>(null);

  const { saver, state } = useAutosaver<NoteDraft>(`notes.${meId}.${interviewId}`, async (_id, draft) => {
    const note = await save.mutateAsync(draft);
    queryClient.setQueryData(trpc.notes.mine.queryKey({ interviewId }), (old) => [
      ...(old ?? []).filter((other) => other.id !== note.id),
      note,
    ]);
  });

  // What an earlier tab could not send is shown at once; the autosaver is sending it.
  useEffect(() => {
    if (saver) setDrafts((mine) => ({ ...saver.pending(), ...mine }));
  }, [saver]);

  const write = useCallback(
    (draft: NoteDraft) => {
      setDrafts((all) => ({ ...all, [draft.id]: draft }));
      saver?.set(draft.id, draft);
    },
    [saver],
  );

  function compose(body: string): void {
    const existing = composingId ? drafts[composingId] : undefined;
    if (existing) {
      write({ ...existing, body, revision: existing.revision + 1 });
      return;
    }
    const draft: NoteDraft = {
      id: newId(),
      interviewId,
      body,
      at: new Date(Date.now() + clockOffsetMs).toISOString(),
      askedQuestionId: asked.find((question) => question.endedAt === null)?.id ?? null,
      revision: 1,
    };
    setComposingId(draft.id);
    write(draft);
  }

  function finish(): void {
    setComposingId(null);
    saver?.flush();
    requestAnimationFrame(() => listEnd.current?.scrollIntoView({ block: 'nearest' }));
  }

  function edit(note: ShownNote, body: string): void {
    write({ ...note, interviewId, body, revision: note.revision + 1 });
  }

  function discard(note: ShownNote): void {
    saver?.drop(note.id);
    setRemoved((ids) => new Set(ids).add(note.id));
    if (note.id === composingId) setComposingId(null);
    const isStored = query.data?.some((stored) => stored.id === note.id);
    if (isStored) remove.mutate({ noteId: note.id });
  }

  const notes = mergeNotes(query.data ?? [], drafts, removed).filter((note) => note.id !== composingId);
  const promptOf = (id: string | null) => asked.find((question) => question.id === id)?.prompt ?? null;

  return (
    <section aria-label="Private notes" className="flex h-full flex-col">
      <div className="flex items-center justify-between gap-2 px-4 pt-3 pb-1">
        <p className="text-muted text-xs">Only the panel can read these.</p>
        <AutosaveStatus state={state} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4">
        {query.isPending ? (
          <div className="space-y-2 py-2">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        ) : query.isError && notes.length === 0 ? (
          <ErrorState compact title="Your notes could not be loaded" onRetry={() => query.refetch()}>
            {query.error.message}
          </ErrorState>
        ) : notes.length === 0 ? (
          <EmptyState compact title="No notes yet">
            Write what you see and hear. Each note keeps its time and the question that was being asked.
          </EmptyState>
        ) : (
          <ol className="space-y-1 py-1">
            {notes.map((note, index) => (
              <NoteItem
                key={note.id}
                note={note}
                startedAt={startedAt}
                prompt={
                  notes[index - 1]?.askedQuestionId === note.askedQuestionId
                    ? null
                    : promptOf(note.askedQuestionId)
                }
                onChange={(body) => edit(note, body)}
                onRemove={() => discard(note)}
              />
            ))}
            <li ref={listEnd} aria-hidden />
          </ol>
        )}
      </div>
      <NoteComposer
        body={composingId ? (drafts[composingId]?.body ?? '') : ''}
        onChange={compose}
        onFinish={finish}
      />
    </section>
  );
}
