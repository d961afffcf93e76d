import type { Tone } from './cardTypes';

/** The colours of a card: its ground, its outline, the ground and outline of its fields, and its words. */
export type CardColors = Record<Tone, string> & {
  ground: string;
  line: string;
  rule: string;
  field: string;
  fieldLine: string;
};

const LIGHT: CardColors = {
  ground: '#ffffff',
  line: '#8f8b83',
  rule: '#e5e2dc',
  field: '#f5f4f0',
  fieldLine: '#8f8b83',
  ink: '#1b2024',
  muted: '#4d5358',
  faint: '#646a6e',
  accent: '#0e5f6c',
  danger: '#b0271c',
};

const DARK: CardColors = {
  ground: '#1e2225',
  line: '#6a7175',
  rule: '#33383b',
  field: '#16191b',
  fieldLine: '#6a7175',
  ink: '#e7e9e5',
  muted: '#aab0b2',
  faint: '#949b9e',
  accent: '#72c5d0',
  danger: '#f2917f',
};

/** The colours of a card on a light or a dark board. */
export function cardColors(isDark: boolean): CardColors {
  return isDark ? DARK : LIGHT;
}

/** A pocket calculator: lines in a square of 24 by 24, drawn like the icons of components. */
export const CARD_ICON_PATH =
  'M6 2.5h12a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20V4A1.5 1.5 0 0 1 6 2.5zM8 6.5h8v3H8zM8.5 13.5h.01M12 13.5h.01M15.5 13.5h.01M8.5 17.5h.01M12 17.5h.01M15.5 17.5h.01';
