import Link from 'next/link';
import type { ReactNode } from 'react';
import { BottomNavigation } from './BottomNavigation';
import { BrandMark } from './BrandMark';
import { PersonMenu, type ShellPerson } from './PersonMenu';
import { SideNavigation } from './SideNavigation';
import { SkipLink } from './SkipLink';

export interface AppShellProps {
  workspaceName: string;
  person: ShellPerson;
  /** Items of the person menu below the theme: profile, sign out. */
  personMenu?: ReactNode;
  /** The one thing most often begun, above the navigation: a ButtonLink. */
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of every page for members: where one can go, which workspace, who one is. */
export function AppShell({ workspaceName, person, personMenu, action, children }: AppShellProps) {
  const home = (
    <Link href="/" className="flex min-w-0 items-center gap-2 rounded-sm">
      <BrandMark title="Drawbridge" className="size-5.5" />
      <span className="truncate font-semibold">{workspaceName}</span>
    </Link>
  );
  return (
    <div className="flex min-h-dvh flex-col md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-30 flex h-12 items-center justify-between gap-3 border-b bg-panel px-4 print-hidden md:hidden">
        {home}
        <PersonMenu person={person} items={personMenu} compact />
      </header>
      <header className="sticky top-0 hidden h-dvh flex-col gap-4 p-3 print-hidden md:flex">
        <div className="flex h-8 items-center px-2">{home}</div>
        {action ? <div className="grid">{action}</div> : null}
        <SideNavigation />
        <div className="mt-auto">
          <PersonMenu person={person} items={personMenu} />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 flex-1 bg-panel pb-20 outline-none md:border-l md:pb-0 print:border-0"
      >
        <div className="mx-auto w-full max-w-[76rem] px-4 pt-5 pb-12 md:px-8 md:pt-6 print:p-0">
          {children}
        </div>
      </main>
      <BottomNavigation />
    </div>
  );
}
