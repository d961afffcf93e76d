import type { Metadata } from 'next';
import { Bank } from '@/components/bank/Bank';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Question bank' };

export default async function BankPage() {
  const { member } = await requireMemberPage();
  return (
    <Bank
      canWrite={canInWorkspace(member.role, 'bank.write')}
      canPlan={canInWorkspace(member.role, 'interview.create')}
    />
  );
}
