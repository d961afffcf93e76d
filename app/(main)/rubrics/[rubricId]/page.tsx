import type { Metadata } from 'next';
import { Rubric } from '@/components/rubrics/Rubric';

export const metadata: Metadata = { title: 'Rubric' };

export default async function RubricPage({ params }: { params: Promise<{ rubricId: string }> }) {
  const { rubricId } = await params;
  return <Rubric rubricId={rubricId} />;
}
