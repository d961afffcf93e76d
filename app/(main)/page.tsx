import type { Metadata } from 'next';
import { InterviewList } from '@/components/interviews/InterviewList';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Interviews' };

export default async function InterviewsPage() {
  const { me } = await requireMemberPage();
  return <InterviewList canCreate={canInWorkspace(me.role, 'interview.create')} />;
}
