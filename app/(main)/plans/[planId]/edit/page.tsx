import type { Metadata } from 'next';
import { EditPlan } from '@/components/plans/EditPlan';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Edit plan' };

export default async function EditPlanPage({ params }: { params: Promise<{ planId: string }> }) {
  const { me } = await requireMemberPage();
  const { planId } = await params;
  return <EditPlan meId={me.memberId} planId={planId} />;
}
