import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/account/SignInForm';
import { signInNotice } from '@/components/account/signInNotice';
import { safeNextPath } from '@/lib/nextPath';
import { getRuntime } from '@/server/runtime';
import { setupStatus } from '@/server/services/workspace/setupStatus';

export const metadata: Metadata = { title: 'Sign in' };
export const dynamic = 'force-dynamic';

type Query = { next?: string | string[]; callbackUrl?: string | string[]; error?: string; notice?: string };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  if ((await setupStatus(getRuntime())).needed) redirect('/setup');
  const query = await searchParams;
  return <SignInForm next={safeNextPath(query.next ?? query.callbackUrl)} notice={signInNotice(query)} />;
}
