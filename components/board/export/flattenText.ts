import { type LaidText, layOutText, type TextBackdrop } from './layOutText';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes lines of SVG text of the HTML that tldraw writes labels in. Only browsers draw HTML inside a picture;
 * lines of text are drawn by everything, and can be searched in a PDF.
 */
export function flattenText(svg: SVGSVGElement): void {
  const labels = [...svg.querySelectorAll('foreignObject')].filter((label) => label.textContent?.trim());
  if (labels.length === 0) return;
  const host = document.createElement('div');
  host.inert = true;
  host.style.cssText = 'all:initial;position:fixed;left:0;top:0;width:0;height:0;visibility:hidden';
  // Apart from the page's own styles: labels carry theirs with them.
  const root = host.attachShadow({ mode: 'open' });
  const boxes = labels.map((label) => {
    const box = document.createElement('div');
    box.style.cssText = `position:absolute;left:0;top:0;width:${label.getAttribute('width')}px;height:${label.getAttribute('height')}px`;
    box.append(...[...label.childNodes].map((node) => node.cloneNode(true)));
    root.append(box);
    return box;
  });
  document.body.append(host);
  try {
    // All of them are measured before any is changed, so that the browser lays them out once.
    const laid = boxes.map(layOutText);
    for (const [i, label] of labels.entries()) replace(label, laid[i] ?? []);
  } finally {
    host.remove();
  }
}

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
      textLength: undefined,
      style: 'white-space:pre',
      'data-width': round(piece.width),
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
