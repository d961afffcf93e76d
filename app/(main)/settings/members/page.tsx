import type { Metadata } from 'next';
import { Members } from '@/components/settings/Members';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const { me } = await requireMemberPage();
  return <Members me={me} />;
}
