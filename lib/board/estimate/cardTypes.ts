import type { Area } from '../components/silhouette';

/** How words look; the drawing has a colour for each. */
export type Tone = 'ink' | 'muted' | 'faint' | 'accent' | 'danger';

/** A line of words: `x` is its beginning or its end, `y` its baseline. */
export type CardWords = {
  text: string;
  x: number;
  y: number;
  size: number;
  tone: Tone;
  isBold: boolean;
  isAtEnd: boolean;
  /** The box whose content it is: left out while that is typed into. */
  box: string | null;
  /** Small print, which nobody can read from afar. */
  isDetail: boolean;
};

/** Where something is typed. */
export type CardBox = {
  /** A field, "title", or the key of a part of an own row. */
  key: string;
  area: Area;
  size: number;
  isBold: boolean;
  isAtEnd: boolean;
  /** What it is called, and what else is said about it. */
  label: string;
  hint: string;
  example: string;
  text: string;
  maxLength: number;
  /** Why it cannot be read, or null. */
  why: string | null;
};

/** A name that the card shows, and where. */
export type CardName = { name: string; area: Area };

/** A card in pixels from its corner, before it is scaled. */
export type CardLayout = {
  w: number;
  h: number;
  words: CardWords[];
  boxes: CardBox[];
  names: CardName[];
  /** Thin lines between its parts. */
  rules: [x1: number, y1: number, x2: number, y2: number][];
};
