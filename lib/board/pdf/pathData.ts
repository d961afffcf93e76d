/** A step of a path, in absolute coordinates. Arcs and quadratic curves have become cubic ones. */
export type PathStep =
  | { type: 'M' | 'L'; to: Point }
  | { type: 'C'; one: Point; two: Point; to: Point }
  | { type: 'Z' };

type Point = readonly [number, number];

/** The control point of the curve before, which a smooth one mirrors. */
type Control = { kind: 'C' | 'Q'; point: Point };

const COUNTS: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Reads the `d` of an SVG path. What follows a mistake in it is not drawn, as in browsers. */
export function parsePath(d: string): PathStep[] {
  const steps: PathStep[] = [];
  let at: Point = [0, 0];
  let start: Point = at;
  let control: Control | null = null;
  for (const { command, values } of commandsOf(d)) {
    const upper = command.toUpperCase();
    const [ox, oy] = command === upper ? [0, 0] : at;
    const point = (i: number): Point => [(values[i] ?? 0) + ox, (values[i + 1] ?? 0) + oy];
    const mirrored = (kind: 'C' | 'Q'): Point =>
      control?.kind === kind ? [2 * at[0] - control.point[0], 2 * at[1] - control.point[1]] : at;
    let next: Control | null = null as Control | null;
    if (upper === 'Z') {
      steps.push({ type: 'Z' });
      at = start;
    } else if (upper === 'M' || upper === 'L') {
      at = point(0);
      if (upper === 'M') start = at;
      steps.push({ type: upper, to: at });
    } else if (upper === 'H' || upper === 'V') {
      const value = values[0] ?? 0;
      at = upper === 'H' ? [value + ox, at[1]] : [at[0], value + oy];
      steps.push({ type: 'L', to: at });
    } else if (upper === 'A') {
      const to = point(5);
      const [rx = 0, ry = 0, rotation = 0, large = 0, sweep = 0] = values;
      steps.push(...arcToCurves(at, to, rx, ry, rotation, large !== 0, sweep !== 0));
      at = to;
    } else if (upper === 'Q' || upper === 'T') {
      const through = upper === 'Q' ? point(0) : mirrored('Q');
      const to = point(upper === 'Q' ? 2 : 0);
      steps.push(quadratic(at, through, to));
      next = { kind: 'Q', point: through };
      at = to;
    } else {
      const one = upper === 'C' ? point(0) : mirrored('C');
      const two = point(upper === 'C' ? 2 : 0);
      const to = point(upper === 'C' ? 4 : 2);
      steps.push({ type: 'C', one, two, to });
      next = { kind: 'C', point: two };
      at = to;
    }
    control = next;
  }
  return steps;
}

function* commandsOf(d: string): Iterable<{ command: string; values: number[] }> {
  const token = /\s*,?\s*([a-zA-Z])|\s*,?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
  const flag = /\s*,?\s*([01])/y;
  let command = '';
  let position = 0;
  while (position < d.length) {
    token.lastIndex = position;
    const letter = token.exec(d);
    if (letter?.[1]) {
      command = letter[1];
      position = token.lastIndex;
    } else if (!letter) return;
    const count = COUNTS[command.toUpperCase()];
    if (count === undefined || (command === '' && letter)) return;
    if (count === 0) {
      if (!letter[1]) return;
      yield { command, values: [] };
      continue;
    }
    const values: number[] = [];
    for (let i = 0; i < count; i++) {
      // The two flags of an arc may stand without anything between them.
      const pattern = count === 7 && (i === 3 || i === 4) ? flag : token;
      pattern.lastIndex = position;
      const found = pattern.exec(d);
      const value = found ? (pattern === flag ? found[1] : found[2]) : undefined;
      if (value === undefined) return;
      values.push(Number(value));
      position = pattern.lastIndex;
    }
    yield { command, values };
    if (command === 'M') command = 'L';
    if (command === 'm') command = 'l';
  }
}

/** A quadratic curve as a cubic one. */
export function quadratic(from: Point, through: Point, to: Point): PathStep {
  const toward = (end: Point): Point => [
    end[0] + (2 / 3) * (through[0] - end[0]),
    end[1] + (2 / 3) * (through[1] - end[1]),
  ];
  return { type: 'C', one: toward(from), two: toward(to), to };
}

/** An elliptical arc as curves of at most a quarter turn, by the formulas of the SVG specification (F.6). */
function arcToCurves(
  from: Point,
  to: Point,
  rx: number,
  ry: number,
  degrees: number,
  isLarge: boolean,
  isSweep: boolean,
): PathStep[] {
  let [a, b] = [Math.abs(rx), Math.abs(ry)];
  if (from[0] === to[0] && from[1] === to[1]) return [];
  if (a === 0 || b === 0) return [{ type: 'L', to }];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [cos * dx + sin * dy, -sin * dx + cos * dy];
  const excess = (x * x) / (a * a) + (y * y) / (b * b);
  if (excess > 1) [a, b] = [a * Math.sqrt(excess), b * Math.sqrt(excess)];
  const below = a * a * y * y + b * b * x * x;
  const root = Math.sqrt(Math.max(0, (a * a * b * b - below) / below)) * (isLarge === isSweep ? -1 : 1);
  const [cx, cy] = [(root * a * y) / b, (-root * b * x) / a];
  const begin = Math.atan2((y - cy) / b, (x - cx) / a);
  let turn = Math.atan2((-y - cy) / b, (-x - cx) / a) - begin;
  if (isSweep && turn < 0) turn += 2 * Math.PI;
  if (!isSweep && turn > 0) turn -= 2 * Math.PI;
  const centre: Point = [
    cos * cx - sin * cy + (from[0] + to[0]) / 2,
    sin * cx + cos * cy + (from[1] + to[1]) / 2,
  ];
  const at = (ux: number, uy: number): Point => [
    centre[0] + cos * a * ux - sin * b * uy,
    centre[1] + sin * a * ux + cos * b * uy,
  ];
  const pieces = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
  const step = turn / pieces;
  const reach = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: pieces }, (_, i) => {
    const [p, q] = [begin + i * step, begin + (i + 1) * step];
    return {
      type: 'C' as const,
      one: at(Math.cos(p) - reach * Math.sin(p), Math.sin(p) + reach * Math.cos(p)),
      two: at(Math.cos(q) + reach * Math.sin(q), Math.sin(q) - reach * Math.cos(q)),
      to: i === pieces - 1 ? to : at(Math.cos(q), Math.sin(q)),
    };
  });
}
