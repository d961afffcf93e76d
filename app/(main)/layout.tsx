import type { ReactNode } from 'react';
import { MemberShell } from '@/components/shell/MemberShell';
import { requireMemberPage } from '@/server/auth/page';

/** Every page for members: signed in, with the workspace's frame around it. */
export default async function MainLayout({ children }: { children: ReactNode }) {
  const { me } = await requireMemberPage();
  return <MemberShell me={me}>{children}</MemberShell>;
}
