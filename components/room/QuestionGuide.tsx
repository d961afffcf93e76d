'use client';

import { useQuery } from '@tanstack/react-query';
import type { BoardHandle } from '@/components/board/boardHandle';
import { GuidePart } from '@/components/guide/GuidePart';
import { useTRPC } from '@/components/trpc/client';
import { STARTER_BOARD_TITLE, starterBoardOf } from '@/lib/packs/starterBoard';
import type { TargetLevel } from '@/lib/schemas/interview';
import { StarterBoard } from './StarterBoard';

type Section = { title: string; markdown: string };

/** The interviewer-only parts of a question, folded until wanted. Raw HTML in them is never rendered. */
export function QuestionGuide({
  questionId,
  targetLevel,
  board,
}: {
  questionId: string;
  targetLevel: TargetLevel;
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
          <div className="pt-1 pb-3">{sectionOf(part, targetLevel, board)}</div>
        </details>
      ))}
    </div>
  );
}

function sectionOf({ title, markdown }: Section, targetLevel: TargetLevel, board: BoardHandle | null) {
  const source = title === STARTER_BOARD_TITLE ? starterBoardOf(markdown) : null;
  if (source !== null) return <StarterBoard source={source} board={board} />;
  return <GuidePart title={title} markdown={markdown} targetLevel={targetLevel} />;
}
