import type { Metadata } from 'next';
import { NewRubric } from '@/components/rubrics/form/NewRubric';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'New rubric' };

export default async function NewRubricPage() {
  const { me, member } = await requireMemberPage();
  return <NewRubric meId={me.memberId} canWrite={canInWorkspace(member.role, 'rubric.write')} />;
}
