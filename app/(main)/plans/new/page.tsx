import type { Metadata } from 'next';
import { NewPlan } from '@/components/plans/NewPlan';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { idSchema } from '@/lib/schemas/common';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'New plan' };

export default async function NewPlanPage({
  searchParams,
}: {
  searchParams: Promise<{ interview?: string | string[] }>;
}) {
  const { me, member } = await requireMemberPage();
  const { interview } = await searchParams;
  return (
    <NewPlan
      meId={me.memberId}
      canWrite={canInWorkspace(member.role, 'plan.write')}
      interviewId={idSchema.safeParse(interview).data}
    />
  );
}
