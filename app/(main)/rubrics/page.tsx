import type { Metadata } from 'next';
import { RubricList } from '@/components/rubrics/RubricList';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Rubrics' };

export default async function RubricsPage() {
  const { member } = await requireMemberPage();
  return <RubricList canWrite={canInWorkspace(member.role, 'rubric.write')} />;
}
