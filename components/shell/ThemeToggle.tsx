'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import type { ThemeChoice } from './theme';
import { chooseTheme, useThemeChoice } from './useTheme';

const options = [
  { value: 'light', label: <Sun aria-hidden="true" />, name: 'Light' },
  { value: 'dark', label: <Moon aria-hidden="true" />, name: 'Dark' },
  { value: 'system', label: <Monitor aria-hidden="true" />, name: 'As the system' },
] as const satisfies readonly { value: ThemeChoice; label: React.ReactNode; name: string }[];

/** Light, dark, or as the system says. */
export function ThemeToggle() {
  const choice = useThemeChoice();
  return (
    <SegmentedControl<ThemeChoice>
      aria-label="Theme"
      size="sm"
      value={choice}
      onValueChange={chooseTheme}
      options={options}
    />
  );
}
