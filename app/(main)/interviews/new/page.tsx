import type { Metadata } from 'next';
import { NewInterview } from '@/components/interviews/NewInterview';
import { idSchema } from '@/lib/schemas/common';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'New interview' };

export default async function NewInterviewPage({
  searchParams,
}: {
  searchParams: Promise<{ sketch?: string | string[] }>;
}) {
  const { me } = await requireMemberPage();
  const sketch = idSchema.safeParse((await searchParams).sketch);
  return <NewInterview meId={me.memberId} startingSketchId={sketch.success ? sketch.data : undefined} />;
}
