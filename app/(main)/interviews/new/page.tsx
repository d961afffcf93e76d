import type { Metadata } from 'next';
import { NewInterview } from '@/components/interviews/NewInterview';
import { idSchema } from '@/lib/schemas/common';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'New interview' };

export default async function NewInterviewPage({
  searchParams,
}: {
  searchParams: Promise<{ sketch?: string | string[]; plan?: string | string[] }>;
}) {
  const { me } = await requireMemberPage();
  const { sketch, plan } = await searchParams;
  return (
    <NewInterview
      meId={me.memberId}
      startingSketchId={idSchema.safeParse(sketch).data}
      startingPlanId={idSchema.safeParse(plan).data}
    />
  );
}
