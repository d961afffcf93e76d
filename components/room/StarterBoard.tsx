'use client';

import { useMutation } from '@tanstack/react-query';
import { Workflow } from 'lucide-react';
import { useMemo } from 'react';
import type { BoardHandle } from '@/components/board/boardHandle';
import { DiagramItems } from '@/components/board/mermaid/DiagramItems';
import { Button } from '@/components/ui/Button';
import { toast } from '@/components/ui/toast';
import { MermaidError } from '@/lib/board/mermaid/diagram';
import { readMermaid } from '@/lib/board/mermaid/readMermaid';
import { sayCounts, summaryOf } from '@/lib/board/mermaid/summary';

/** What may be on the board at the beginning of a question, and the way to put it there. */
export function StarterBoard({ source, board }: { source: string; board: BoardHandle | null }) {
  const summary = useMemo(() => readSummary(source), [source]);
  const insert = useMutation({
    mutationFn: (handle: BoardHandle) => handle.insertMermaid(source),
    onSuccess: (said) => {
      if (said)
        toast.success('The starter board was inserted', { id: 'starter-board', description: `${said}.` });
      else toast.info('You cannot draw on the board at the moment', { id: 'starter-board' });
    },
    onError: ({ message }) =>
      toast.error('The starter board was not inserted', { id: 'starter-board', description: message }),
  });
  if (typeof summary === 'string') return <p className="text-danger">{summary}</p>;
  return (
    <div className="flex flex-col items-start gap-2.5 pb-2">
      <p className="text-muted">{sayCounts(summary)}</p>
      <DiagramItems items={summary.items} />
      {board ? (
        <Button size="sm" icon={<Workflow />} pending={insert.isPending} onClick={() => insert.mutate(board)}>
          Insert the starter board
        </Button>
      ) : null}
    </div>
  );
}

function readSummary(source: string): ReturnType<typeof summaryOf> | string {
  try {
    return summaryOf(readMermaid(source));
  } catch (error) {
    if (error instanceof MermaidError) return `This starter board cannot be read. ${error.message}`;
    throw error;
  }
}
