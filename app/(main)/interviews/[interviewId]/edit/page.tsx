import type { Metadata } from 'next';
import { EditInterview } from '@/components/interviews/EditInterview';

export const metadata: Metadata = { title: 'Edit interview' };

export default async function EditInterviewPage({ params }: { params: Promise<{ interviewId: string }> }) {
  const { interviewId } = await params;
  return <EditInterview interviewId={interviewId} />;
}
