import type { Metadata } from 'next';
import { EditRubric } from '@/components/rubrics/form/EditRubric';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Edit rubric' };

export default async function EditRubricPage({ params }: { params: Promise<{ rubricId: string }> }) {
  const { me } = await requireMemberPage();
  const { rubricId } = await params;
  return <EditRubric meId={me.memberId} rubricId={rubricId} />;
}
