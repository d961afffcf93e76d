'use client';

import { ChevronsUpDown, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/Avatar';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { MenuLabel } from '@/components/ui/MenuLabel';
import { MenuRadioGroup } from '@/components/ui/MenuRadioGroup';
import { MenuSeparator } from '@/components/ui/MenuSeparator';
import type { ThemeChoice } from './theme';
import { chooseTheme, useThemeChoice } from './useTheme';

export interface ShellPerson {
  name: string;
  /** Under the name: the role or the e-mail address. */
  detail: string;
  color?: string;
}

export interface PersonMenuProps {
  person: ShellPerson;
  /** Menu items of the page builder: MenuLink to the profile, MenuItem that signs out. */
  items?: ReactNode;
  /** Only the avatar, where there is little room. */
  compact?: boolean;
}

const themes = [
  { value: 'light', label: 'Light', icon: <Sun /> },
  { value: 'dark', label: 'Dark', icon: <Moon /> },
  { value: 'system', label: 'As the system', icon: <Monitor /> },
] as const satisfies readonly { value: ThemeChoice; label: string; icon: ReactNode }[];

/** Who is signed in, the theme, and the way out. */
export function PersonMenu({ person, items, compact = false }: PersonMenuProps) {
  const theme = useThemeChoice();
  const avatar = (
    <Avatar
      name={person.name}
      decorative
      size={compact ? 'md' : 'sm'}
      {...(person.color && { color: person.color })}
    />
  );
  const trigger = compact ? (
    <button
      type="button"
      aria-label={`Menu of ${person.name}`}
      className="touch-target rounded-full outline-offset-2"
    >
      {avatar}
    </button>
  ) : (
    <button
      type="button"
      className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
    >
      {avatar}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium leading-4">{person.name}</span>
        <span className="block truncate text-xs text-subtle">{person.detail}</span>
      </span>
      <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-subtle" />
    </button>
  );
  return (
    <DropdownMenu trigger={trigger} side={compact ? 'bottom' : 'top'} align={compact ? 'end' : 'start'}>
      {compact ? (
        <>
          <div className="px-2 py-1.5">
            <p className="font-medium">{person.name}</p>
            <p className="text-xs text-subtle">{person.detail}</p>
          </div>
          <MenuSeparator />
        </>
      ) : null}
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup<ThemeChoice> value={theme} onValueChange={chooseTheme} options={themes} />
      {items ? (
        <>
          <MenuSeparator />
          {items}
        </>
      ) : null}
    </DropdownMenu>
  );
}
