import { baselineIn, type LaidText, layOutText, type TextBackdrop } from './layOutText';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes lines of plain SVG text of all the text in a picture. tldraw writes labels in HTML, which only browsers
 * draw inside a picture, and others on a baseline that only browsers know; plain lines are drawn by everything,
 * and can be searched in a PDF.
 */
export function flattenText(svg: SVGSVGElement): void {
  const host = document.createElement('div');
  host.inert = true;
  host.style.cssText = 'all:initial;position:fixed;left:-99999px;top:0;width:0;height:0';
  // Apart from the page's own styles: labels carry theirs with them.
  const root = host.attachShadow({ mode: 'open' });
  document.body.append(host);
  try {
    flattenHtml(svg, root);
    const texts = [...svg.querySelectorAll('text')].filter((text) => text.querySelector('tspan'));
    if (texts.length === 0) return;
    // The fonts are in the document already; reading them again from the picture would take long.
    const styles = [...svg.querySelectorAll('style')];
    for (const style of styles) style.remove();
    root.replaceChildren(svg);
    for (const text of texts) flattenSpans(text);
    (svg.querySelector(':scope > defs') ?? svg).prepend(...styles);
  } finally {
    svg.remove();
    host.remove();
  }
}

function flattenHtml(svg: SVGSVGElement, root: ShadowRoot): void {
  const labels = [...svg.querySelectorAll('foreignObject')].filter((label) => label.textContent?.trim());
  const boxes = labels.map((label) => {
    const box = document.createElement('div');
    box.style.cssText = `position:absolute;left:0;top:0;width:${label.getAttribute('width')}px;height:${label.getAttribute('height')}px`;
    box.append(...[...label.childNodes].map((node) => node.cloneNode(true)));
    return box;
  });
  root.append(...boxes);
  // All of them are measured before any is changed, so that the browser lays them out once.
  const laid = boxes.map(layOutText);
  for (const [i, label] of labels.entries()) replace(label, laid[i] ?? []);
}

/** Makes one plain text of each line of a text that consists of spans. */
function flattenSpans(text: SVGTextElement): void {
  const spans = [...text.querySelectorAll('tspan')].filter((span) => span.getNumberOfChars() > 0);
  const lines = new Map<string | null, SVGTSpanElement[]>();
  for (const span of spans) {
    const y = span.getAttribute('y');
    lines.set(y, [...(lines.get(y) ?? []), span]);
  }
  const plain = [...lines.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const style = getComputedStyle(first);
    const { x, y, height } = first.getExtentOfChar(0);
    const look = { family: style.fontFamily, weight: style.fontWeight, style: style.fontStyle };
    const line = element(
      'text',
      { x, y: y + baselineIn({ height }, look), style: 'white-space:pre' },
      [first, ...rest].map((span) => (span.textContent ?? '').replace(/\s/g, ' ')).join(''),
    );
    for (const name of KEPT) {
      const value = text.getAttribute(name);
      if (value !== null) line.setAttribute(name, value);
    }
    return [line];
  });
  if (plain.length > 0) text.replaceWith(...plain);
}

const KEPT = ['font-size', 'font-family', 'font-style', 'font-weight', 'fill', 'stroke', 'stroke-width'];

function replace(label: SVGForeignObjectElement, pieces: readonly (LaidText | TextBackdrop)[]): void {
  const left = Number(label.getAttribute('x') ?? 0);
  const top = Number(label.getAttribute('y') ?? 0);
  const group = document.createElementNS(SVG, 'g');
  for (const piece of pieces) {
    group.append('text' in piece ? textElement(piece, left, top) : backdropElement(piece, left, top));
  }
  label.replaceWith(group);
}

function textElement(piece: LaidText, left: number, top: number): SVGTextElement {
  const { outline, opacity } = piece;
  return element(
    'text',
    {
      x: left + piece.x,
      y: top + piece.baseline,
      fill: piece.color,
      'font-family': piece.family,
      'font-size': piece.size,
      'font-weight': piece.weight === '400' ? undefined : piece.weight,
      'font-style': piece.style === 'normal' ? undefined : piece.style,
      'text-decoration': piece.decoration || undefined,
      opacity: opacity === 1 ? undefined : opacity,
      style: 'white-space:pre',
      ...(outline && {
        stroke: outline,
        'stroke-width': 3,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      }),
    },
    piece.text,
  );
}

function backdropElement(piece: TextBackdrop, left: number, top: number): SVGRectElement {
  const { x, y, width, height, color } = piece;
  return element('rect', { x: left + x, y: top + y, width, height, fill: color, rx: 2 });
}

function element<Name extends 'text' | 'rect'>(
  name: Name,
  attributes: Record<string, string | number | undefined>,
  text = '',
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, typeof value === 'number' ? round(value) : value);
  }
  made.textContent = text;
  return made;
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
