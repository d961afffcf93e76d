'use client';

import { useQuery } from '@tanstack/react-query';
import Markdown from 'react-markdown';
import type { BoardHandle } from '@/components/board/boardHandle';
import { useTRPC } from '@/components/trpc/client';
import { STARTER_BOARD_TITLE, starterBoardOf } from '@/lib/packs/starterBoard';
import { StarterBoard } from './StarterBoard';

/** The interviewer-only parts of a question, folded until wanted. Raw HTML in them is never rendered. */
export function QuestionGuide({
  questionId,
  board,
}: {
  questionId: string;
  /** Where a starter board can be inserted; null where this person may not. */
  board: BoardHandle | null;
}) {
  const trpc = useTRPC();
  const question = useQuery(trpc.questions.get.queryOptions({ questionId }, { staleTime: 60_000 }));
  if (!question.data || question.data.guide.length === 0) return null;
  return (
    <div className="mt-2 space-y-1">
      {question.data.guide.map((part) => (
        <details key={part.title} className="rounded-sm">
          <summary className="py-1 font-medium text-sm">{part.title}</summary>
          <GuidePart part={part} board={board} />
        </details>
      ))}
    </div>
  );
}

function GuidePart({
  part: { title, markdown },
  board,
}: {
  part: { title: string; markdown: string };
  board: BoardHandle | null;
}) {
  const source = title === STARTER_BOARD_TITLE ? starterBoardOf(markdown) : null;
  if (source !== null) return <StarterBoard source={source} board={board} />;
  return (
    <div className="prose-guide pb-2">
      <Markdown>{markdown}</Markdown>
    </div>
  );
}
