import type { ComponentGroup } from './kinds';

/** The colours of a component: its ground, its outline and icon, its words. */
export type ComponentColors = { ground: string; line: string; ink: string; muted: string; badge: string };

type GroupColors = Pick<ComponentColors, 'ground' | 'line' | 'badge'>;

// The lines of two groups differ in lightness by what is seen in a black-and-white print, too.
const LIGHT: Record<ComponentGroup, GroupColors> = {
  edge: { ground: '#e9f0fb', line: '#1c4587', badge: '#d3e0f5' },
  compute: { ground: '#e6f5f1', line: '#0c7a68', badge: '#cbe9e1' },
  messaging: { ground: '#fdf4de', line: '#a97400', badge: '#f6e3b5' },
  data: { ground: '#f1ebfb', line: '#6a3fae', badge: '#e0d4f5' },
  operations: { ground: '#f1f2f2', line: '#4c565d', badge: '#dfe2e3' },
  outside: { ground: '#fdfdfc', line: '#b9503a', badge: '#f6e2dc' },
};

const DARK: Record<ComponentGroup, GroupColors> = {
  edge: { ground: '#172436', line: '#8db6f2', badge: '#26405f' },
  compute: { ground: '#132a26', line: '#63ccb6', badge: '#1e463f' },
  messaging: { ground: '#2d2613', line: '#e3bd5c', badge: '#4a3d1a' },
  data: { ground: '#251c36', line: '#b694ee', badge: '#3d2e5a' },
  operations: { ground: '#212528', line: '#b4bcc1', badge: '#363c40' },
  outside: { ground: '#1a1c1d', line: '#f09079', badge: '#48291f' },
};

/** The colours of a group's components, on a light or a dark board. */
export function colorsOf(group: ComponentGroup, isDark: boolean): ComponentColors {
  return isDark
    ? { ...DARK[group], ink: '#eceeea', muted: '#b3b9bb' }
    : { ...LIGHT[group], ink: '#1b2024', muted: '#4d5358' };
}
