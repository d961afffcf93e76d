import type { ReactNode } from 'react';
import { SettingsTabs } from '@/components/settings/SettingsTabs';
import { requireMemberPage } from '@/server/auth/page';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { me } = await requireMemberPage();
  return (
    <>
      <SettingsTabs me={me} />
      {children}
    </>
  );
}
