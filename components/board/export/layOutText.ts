/** A stretch of one line in one style, where the browser has put it. */
export type LaidText = {
  text: string;
  x: number;
  baseline: number;
  width: number;
  family: string;
  size: number;
  weight: string;
  style: string;
  color: string;
  opacity: number;
  decoration: string;
  /** The colour around the letters that keeps them readable over lines. */
  outline: string | null;
};

/** What lies behind marked words. */
export type TextBackdrop = { x: number; y: number; width: number; height: number; color: string };

type Stretch = { text: string; rect: DOMRect };

/** Where each line of an element's text is, in pixels from the element's corner, and what lies behind it. */
export function layOutText(box: HTMLElement): (LaidText | TextBackdrop)[] {
  const origin = box.getBoundingClientRect();
  const texts: LaidText[] = [];
  const backdrops: TextBackdrop[] = [];
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue) continue;
    const look = lookOf(parent);
    for (const { text, rect } of linesOf(node as Text)) {
      const [x, y] = [rect.left - origin.left, rect.top - origin.top];
      const { width, height } = rect;
      const behind = backdropOf(parent, box);
      if (behind) backdrops.push({ x, y, width, height, color: behind });
      if (text.trim()) texts.push({ ...look, text, x, baseline: y + baselineIn(rect, look), width });
    }
  }
  for (const item of box.querySelectorAll('li')) {
    const marker = markerOf(item, texts, origin);
    if (marker) texts.push(marker);
  }
  return [...backdrops, ...texts];
}

/** The stretches of a text node that stand in one line each. */
function linesOf(node: Text): Stretch[] {
  const lines: Stretch[] = [];
  const range = document.createRange();
  const add = (start: number, end: number) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [rect] = rects;
    if (!rect) return;
    if (rects.length > 1 && end - start > 1) {
      // A word that was broken: letter by letter.
      for (let i = start; i < end; ) {
        const next = i + ((node.data.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
        add(i, next);
        i = next;
      }
      return;
    }
    const last = lines.at(-1);
    const text = node.data.slice(start, end).replace(/[\n\t]/g, ' ');
    if (last && Math.abs(last.rect.top - rect.top) < 1 && rect.left >= last.rect.right - 1) {
      last.text += text;
      last.rect = new DOMRect(last.rect.x, last.rect.y, rect.right - last.rect.x, last.rect.height);
    } else lines.push({ text, rect });
  };
  for (const { 0: word, index } of node.data.matchAll(/\s+|\S+/g)) add(index, index + word.length);
  return lines;
}

function lookOf(element: Element): Omit<LaidText, 'text' | 'x' | 'baseline' | 'width'> {
  const style = getComputedStyle(element);
  return {
    family: style.fontFamily,
    size: Number.parseFloat(style.fontSize),
    weight: style.fontWeight,
    style: style.fontStyle,
    color: style.color,
    opacity: 1,
    decoration: decorationOf(element),
    outline: /^(rgba?\([^)]*\)|#\w+|color\([^)]*\))/.exec(style.textShadow)?.[0] ?? null,
  };
}

/** Lines through and under text are drawn by the elements around it. */
function decorationOf(element: Element): string {
  const lines = new Set<string>();
  for (let at: Element | null = element; at; at = at.parentElement) {
    for (const line of getComputedStyle(at).textDecorationLine.split(' ')) lines.add(line);
  }
  lines.delete('none');
  return [...lines].join(' ');
}

function backdropOf(element: Element, box: Element): string | null {
  for (let at: Element | null = element; at && at !== box; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (!style.display.startsWith('inline')) return null;
    if (!/^(transparent|rgba\(0, 0, 0, 0\))$/.test(style.backgroundColor)) return style.backgroundColor;
  }
  return null;
}

let measuring: CanvasRenderingContext2D | null = null;
const measured = new Map<string, number>();

/** How far below its top a line of text stands: the share of the height that is above the baseline. */
export function baselineIn(
  rect: Pick<DOMRect, 'height'>,
  look: { family: string; weight: string; style: string },
): number {
  const font = `${look.style} ${look.weight} 100px ${look.family}`;
  let share = measured.get(font);
  if (share === undefined) {
    measuring ??= document.createElement('canvas').getContext('2d');
    if (!measuring) return rect.height * 0.8;
    measuring.font = font;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measuring.measureText('x');
    share = above / (above + below);
    measured.set(font, share);
  }
  return rect.height * share;
}

/** The bullet or the number before a list's item, which is no text of the document. */
function markerOf(item: HTMLLIElement, texts: readonly LaidText[], origin: DOMRect): LaidText | null {
  const box = item.getBoundingClientRect();
  const [left, top, bottom] = [box.left - origin.left, box.top - origin.top, box.bottom - origin.top];
  const first = texts.find(({ x, baseline }) => x >= left - 1 && baseline > top && baseline < bottom);
  if (!first) return null;
  const list = item.parentElement;
  const isOrdered = list?.tagName === 'OL';
  const start = isOrdered ? Number(list.getAttribute('start') ?? 1) : 1;
  const number = start + (list ? [...list.children].indexOf(item) : 0);
  const text = isOrdered ? `${number}.` : '•';
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return null;
  measuring.font = `${first.style} ${first.weight} ${first.size}px ${first.family}`;
  const { width } = measuring.measureText(text);
  return { ...first, text, width, x: left - width - first.size * 0.35, decoration: '' };
}
