import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SetupForm } from '@/components/account/SetupForm';
import { getRuntime } from '@/server/runtime';
import { setupStatus } from '@/server/services/workspace/setupStatus';

export const metadata: Metadata = { title: 'Set up' };
export const dynamic = 'force-dynamic';

export default async function SetupPage() {
  if (!(await setupStatus(getRuntime())).needed) redirect('/');
  return <SetupForm />;
}
