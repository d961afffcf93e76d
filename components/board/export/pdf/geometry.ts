import { type PathStep, parsePath } from '@/lib/board/pdf/pathData';

/** The outline of a basic shape of SVG; null for elements that are none. */
export function outlineOf(element: Element): PathStep[] | null {
  const value = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
  switch (element.tagName) {
    case 'path':
      return parsePath(element.getAttribute('d') ?? '');
    case 'rect':
      return rectangle(value('x'), value('y'), value('width'), value('height'), ...radii(element));
    case 'circle':
      return ellipse(value('cx'), value('cy'), value('r'), value('r'));
    case 'ellipse':
      return ellipse(value('cx'), value('cy'), value('rx'), value('ry'));
    case 'line':
      return parsePath(`M${value('x1')} ${value('y1')}L${value('x2')} ${value('y2')}`);
    case 'polyline':
    case 'polygon':
      return parsePath(`M${element.getAttribute('points') ?? ''}${element.tagName === 'polygon' ? 'Z' : ''}`);
    default:
      return null;
  }
}

/** A path around a whole rectangle. */
export function rectangle(x: number, y: number, w: number, h: number, rx = 0, ry = 0): PathStep[] {
  if (w <= 0 || h <= 0) return [];
  if (rx === 0 || ry === 0) return parsePath(`M${x} ${y}h${w}v${h}h${-w}Z`);
  const [a, b] = [Math.min(rx, w / 2), Math.min(ry, h / 2)];
  const corner = (dx: number, dy: number) => `a${a} ${b} 0 0 1 ${dx} ${dy}`;
  return parsePath(
    `M${x + a} ${y}h${w - 2 * a}${corner(a, b)}v${h - 2 * b}${corner(-a, b)}h${2 * a - w}${corner(-a, -b)}v${2 * b - h}${corner(a, -b)}Z`,
  );
}

function radii(element: Element): [number, number] {
  const own = (name: string) => element.getAttribute(name);
  const rx = Number.parseFloat(own('rx') ?? own('ry') ?? '0') || 0;
  return [rx, Number.parseFloat(own('ry') ?? own('rx') ?? '0') || 0];
}

function ellipse(cx: number, cy: number, rx: number, ry: number): PathStep[] {
  if (rx <= 0 || ry <= 0) return [];
  return parsePath(`M${cx - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`);
}
