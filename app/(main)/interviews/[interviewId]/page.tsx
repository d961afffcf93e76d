import type { Metadata } from 'next';
import { InterviewDetail } from '@/components/interviews/InterviewDetail';

export const metadata: Metadata = { title: 'Interview' };

export default async function InterviewPage({ params }: { params: Promise<{ interviewId: string }> }) {
  const { interviewId } = await params;
  return <InterviewDetail interviewId={interviewId} />;
}
