import type { Metadata } from 'next';
import { NewQuestion } from '@/components/bank/form/NewQuestion';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'New question' };

export default async function NewQuestionPage() {
  const { me, member } = await requireMemberPage();
  return <NewQuestion meId={me.memberId} canWrite={canInWorkspace(member.role, 'bank.write')} />;
}
