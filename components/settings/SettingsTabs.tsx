'use client';

import { NavTabs } from '@/components/ui/NavTabs';
import { PageHeader } from '@/components/ui/PageHeader';
import { canInWorkspace } from '@/lib/permissions/workspace';
import type { MeView } from '@/lib/schemas/workspace';

/** The heading of the settings, and the way between their pages. */
export function SettingsTabs({ me }: { me: MeView }) {
  return (
    <>
      <PageHeader title="Settings" />
      <NavTabs
        label="Settings"
        className="mb-6"
        items={[
          { href: '/settings', label: 'Profile' },
          { href: '/settings/members', label: 'Members' },
          ...(canInWorkspace(me.role, 'token.manage')
            ? [{ href: '/settings/tokens', label: 'API tokens' }]
            : []),
        ]}
      />
    </>
  );
}
