'use client';

import { useQuery } from '@tanstack/react-query';
import { GuidePart } from '@/components/guide/GuidePart';
import { useTRPC } from '@/components/trpc/client';
import type { TargetLevel } from '@/lib/schemas/interview';

/** The interviewer-only parts of a question, folded until wanted. Raw HTML in them is never rendered. */
export function QuestionGuide({ questionId, targetLevel }: { questionId: string; targetLevel: TargetLevel }) {
  const trpc = useTRPC();
  const question = useQuery(trpc.questions.get.queryOptions({ questionId }, { staleTime: 60_000 }));
  if (!question.data || question.data.guide.length === 0) return null;
  return (
    <div className="mt-2 space-y-1">
      {question.data.guide.map((part) => (
        <details key={part.title} className="rounded-sm">
          <summary className="py-1 font-medium text-sm">{part.title}</summary>
          <div className="pt-1 pb-3">
            <GuidePart title={part.title} markdown={part.markdown} targetLevel={targetLevel} />
          </div>
        </details>
      ))}
    </div>
  );
}
