import type { Metadata } from 'next';
import { Review } from '@/components/review/Review';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage({ params }: { params: Promise<{ interviewId: string }> }) {
  const { me } = await requireMemberPage();
  const { interviewId } = await params;
  return <Review interviewId={interviewId} meId={me.memberId} />;
}
