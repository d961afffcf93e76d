'use client';

import { LogOut, UserRound } from 'lucide-react';
import { signOut } from 'next-auth/react';
import type { ReactNode } from 'react';
import { MenuItem } from '@/components/ui/MenuItem';
import { MenuLink } from '@/components/ui/MenuLink';
import { memberPerson, personColor } from '@/lib/people';
import type { MeView } from '@/lib/schemas/workspace';
import { AppShell } from './AppShell';

/** The frame of every page for members, for the member who is signed in. */
export function MemberShell({ me, children }: { me: MeView; children: ReactNode }) {
  return (
    <AppShell
      workspaceName={me.workspace.name}
      person={{ name: me.name, detail: me.email, color: personColor(memberPerson(me.memberId)) }}
      personMenu={
        <>
          <MenuLink href="/settings" icon={<UserRound />}>
            Profile and settings
          </MenuLink>
          <MenuItem icon={<LogOut />} onSelect={() => signOut({ callbackUrl: '/signin' })}>
            Sign out
          </MenuItem>
        </>
      }
    >
      {children}
    </AppShell>
  );
}
