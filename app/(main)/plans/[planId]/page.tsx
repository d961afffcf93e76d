import type { Metadata } from 'next';
import { Plan } from '@/components/plans/Plan';

export const metadata: Metadata = { title: 'Plan' };

export default async function PlanPage({ params }: { params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  return <Plan planId={planId} />;
}
