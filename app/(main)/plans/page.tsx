import type { Metadata } from 'next';
import { PlanList } from '@/components/plans/PlanList';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Plans' };

export default async function PlansPage() {
  const { member } = await requireMemberPage();
  return <PlanList canWrite={canInWorkspace(member.role, 'plan.write')} />;
}
