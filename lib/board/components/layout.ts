import { factsOf } from './kinds';
import type { ComponentProps } from './shape';
import { type Area, linesOf, silhouetteOf } from './silhouette';

/** A line of words in a component, `x` being its middle where it is centred; `y` is its baseline. */
export type WordLine = {
  text: string;
  x: number;
  y: number;
  size: number;
  isBold: boolean;
  isMuted: boolean;
};

/** A small sign of scale: its box and its words. */
export type ScaleBadge = Area & { text: string };

/** Where everything in a component stands, in pixels from its corner. */
export type ComponentLayout = {
  icon: { x: number; y: number; size: number } | null;
  /** Whether lines stand around their `x` or begin there. */
  isCentred: boolean;
  lines: readonly WordLine[];
  badges: readonly ScaleBadge[];
  /** Where its label is edited. */
  label: Area;
};

/** How wide a text of a size is in pixels. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

export const LABEL = { size: 14, height: 18 };
const DETAIL = { size: 11.5, height: 15 };
export const BADGE = { size: 10, height: 16, padding: 5, gap: 3 };
const ICON = 26;
const GAP = 5;

/** The least that a component can be, in pixels: its icon and a short word. */
export const MIN_COMPONENT = { w: 64, h: 48 };

/**
 * Puts a component's icon, label, detail and scale into its silhouette: one above the other where there is place
 * for that, otherwise the icon beside the words. What does not fit at all is cut, the icon first, the label last.
 */
export function layOutComponent(props: ComponentProps, measure: Measure): ComponentLayout {
  const { content } = linesOf(silhouetteOf(props.kind), props.w, props.h);
  const stacked = new Words(props, content.w, measure);
  if (ICON + GAP + stacked.height <= content.h) return layOutStacked(stacked, content);
  const beside = { ...content, x: content.x + ICON + GAP + 3, w: content.w - ICON - GAP - 3 };
  if (beside.w >= LABEL.size * 4 && ICON <= content.h) {
    return layOutBeside(new Words(props, beside.w, measure), beside, content);
  }
  const fitted = new Words(props, content.w, measure, content.h);
  return { icon: null, isCentred: true, ...fitted.at(content, top(content, fitted.height), true) };
}

function layOutStacked(words: Words, content: Area): ComponentLayout {
  const y = top(content, ICON + GAP + words.height);
  const icon = { x: content.x + content.w / 2 - ICON / 2, y, size: ICON };
  return { icon, isCentred: true, ...words.at(content, y + ICON + GAP, true) };
}

function layOutBeside(words: Words, beside: Area, content: Area): ComponentLayout {
  const fitted = words.fit(content.h);
  const y = top(content, Math.max(ICON, fitted.height));
  // The icon stands beside the words, and the scale beneath both.
  const height = Math.max(ICON, fitted.textHeight);
  const icon = { x: content.x, y: y + (height - ICON) / 2, size: ICON };
  return {
    icon,
    isCentred: false,
    ...fitted.at(beside, y + (height - fitted.textHeight) / 2, false, content),
  };
}

function top(area: Area, height: number): number {
  return area.y + Math.max(0, (area.h - height) / 2);
}

/** The words of a component, broken into lines of a width. */
class Words {
  readonly #label: string[];
  readonly #detail: string;
  readonly #badges: string[];

  constructor(
    private readonly props: ComponentProps,
    private readonly width: number,
    private readonly measure: Measure,
    height = Number.POSITIVE_INFINITY,
  ) {
    const { label, detail } = this.#texts();
    this.#badges = scaleOf(props);
    const below = this.#badges.length > 0 ? BADGE.height + GAP : 0;
    const room = Math.floor((height - below) / LABEL.height);
    const most = Math.min(Math.max(1, room), MAX_LABEL_LINES);
    this.#label = breakIntoLines(label, width, most, (text) => measure(text, LABEL.size, true));
    const left = height - below - this.#label.length * LABEL.height;
    this.#detail =
      detail !== '' && left >= DETAIL.height
        ? cut(detail, width, (text) => measure(text, DETAIL.size, false))
        : '';
    if (below > 0 && left < 0) this.#badges = [];
  }

  /** The same words where they have no more than a height. */
  fit(height: number): Words {
    return this.height <= height ? this : new Words(this.props, this.width, this.measure, height);
  }

  get textHeight(): number {
    return this.#label.length * LABEL.height + (this.#detail ? DETAIL.height : 0);
  }

  get height(): number {
    return this.textHeight + (this.#badges.length > 0 ? GAP + BADGE.height : 0);
  }

  /** Where they are in an area from a height on; the scale may have a wider one. */
  at(
    area: Area,
    from: number,
    isCentred: boolean,
    badgeArea = area,
  ): Pick<ComponentLayout, 'lines' | 'badges' | 'label'> {
    const x = isCentred ? area.x + area.w / 2 : area.x;
    let y = from;
    const lines: WordLine[] = this.#label.map((text, i) => {
      const baseline = y + i * LABEL.height + LABEL.height * 0.75;
      return { text, x, y: baseline, size: LABEL.size, isBold: true, isMuted: false };
    });
    y += this.#label.length * LABEL.height;
    const label = { x: area.x, y: from, w: area.w, h: Math.max(LABEL.height, area.y + area.h - from) };
    if (this.#detail) {
      const baseline = y + DETAIL.height * 0.75;
      lines.push({ text: this.#detail, x, y: baseline, size: DETAIL.size, isBold: false, isMuted: true });
      y += DETAIL.height;
    }
    return { lines, badges: this.#badgesAt(badgeArea, y + GAP, isCentred), label };
  }

  #badgesAt(area: Area, y: number, isCentred: boolean): ScaleBadge[] {
    const widthOf = (text: string) => this.measure(text, BADGE.size, false) + 2 * BADGE.padding;
    const texts: string[] = [];
    let total = -BADGE.gap;
    for (const text of this.#badges) {
      const room = area.w - total - BADGE.gap;
      const shown = widthOf(text) <= room ? text : this.#cutBadge(text, room - 2 * BADGE.padding);
      if (!shown) break;
      texts.push(shown);
      total += BADGE.gap + widthOf(shown);
    }
    let x = isCentred ? area.x + (area.w - total) / 2 : area.x;
    return texts.map((text) => {
      const badge = { text, x, y, w: widthOf(text), h: BADGE.height };
      x += badge.w + BADGE.gap;
      return badge;
    });
  }

  #cutBadge(text: string, width: number): string {
    const shown = cut(text, width, (part) => this.measure(part, BADGE.size, false));
    return shown.length > 2 ? shown : '';
  }

  #texts(): { label: string; detail: string } {
    const { kind, label, detail } = this.props;
    return { label: oneLine(label) || factsOf(kind).name, detail: oneLine(detail) };
  }
}

/** More would be a text and no name. */
const MAX_LABEL_LINES = 4;

/** What a component says of its scale: copies, parts, place. */
export function scaleOf({
  replicas,
  shards,
  region,
}: Pick<ComponentProps, 'replicas' | 'shards' | 'region'>): string[] {
  return [replicas > 1 ? `×${replicas}` : '', shards > 1 ? `${shards} shards` : '', oneLine(region)].filter(
    (text) => text !== '',
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Breaks a text at spaces, and words where one alone is too long; the last line is cut if there are too many. */
export function breakIntoLines(
  text: string,
  width: number,
  most: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(' ');
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(cut([...(line ? [line] : []), ...words.slice(i)].join(' '), width, measure));
      return lines;
    }
    if (line !== '') lines.push(line);
    let rest = word;
    while (lines.length < most - 1 && measure(rest) > width) {
      const count = Math.max(1, fittingCount(Array.from(rest), width, measure));
      lines.push(Array.from(rest).slice(0, count).join(''));
      rest = Array.from(rest).slice(count).join('');
    }
    if (lines.length === most - 1 && measure(rest) > width) {
      lines.push(cut([rest, ...words.slice(i + 1)].join(' '), width, measure));
      return lines;
    }
    line = rest;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** The text if it is no wider than that, otherwise its beginning and an ellipsis. */
function cut(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const letters = Array.from(text);
  const count = fittingCount(letters, width - measure('…'), measure);
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}

/** How many of the letters fit into a width. */
function fittingCount(letters: readonly string[], width: number, measure: (text: string) => number): number {
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(letters.slice(0, middle).join('')) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}
