import type { Metadata } from 'next';
import { Question } from '@/components/bank/Question';

export const metadata: Metadata = { title: 'Question' };

export default async function QuestionPage({ params }: { params: Promise<{ questionId: string }> }) {
  const { questionId } = await params;
  return <Question questionId={questionId} />;
}
