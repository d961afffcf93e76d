import type { Metadata } from 'next';
import { InterviewDetail } from '@/components/interviews/InterviewDetail';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Interview' };

export default async function InterviewPage({ params }: { params: Promise<{ interviewId: string }> }) {
  const { member } = await requireMemberPage();
  const { interviewId } = await params;
  return (
    <InterviewDetail interviewId={interviewId} canWritePlans={canInWorkspace(member.role, 'plan.write')} />
  );
}
