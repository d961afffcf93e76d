import type { Metadata } from 'next';
import { EditQuestion } from '@/components/bank/form/EditQuestion';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Edit question' };

export default async function EditQuestionPage({ params }: { params: Promise<{ questionId: string }> }) {
  const { me } = await requireMemberPage();
  const { questionId } = await params;
  return <EditQuestion meId={me.memberId} questionId={questionId} />;
}
