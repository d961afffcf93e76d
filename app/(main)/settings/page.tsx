import type { Metadata } from 'next';
import { Profile } from '@/components/settings/Profile';
import { requireMemberPage } from '@/server/auth/page';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const { me } = await requireMemberPage();
  return <Profile me={me} />;
}
