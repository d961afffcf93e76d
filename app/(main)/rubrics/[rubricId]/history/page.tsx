import type { Metadata } from 'next';
import { RubricHistory } from '@/components/rubrics/RubricHistory';

export const metadata: Metadata = { title: 'History of a rubric' };

export default async function RubricHistoryPage({ params }: { params: Promise<{ rubricId: string }> }) {
  const { rubricId } = await params;
  return <RubricHistory rubricId={rubricId} />;
}
