import type { ComponentKind } from './kinds';

/** The form of a component, which says its family without a colour. */
export type Silhouette =
  | 'card'
  | 'window'
  | 'device'
  | 'hexagon'
  | 'pipe'
  | 'cylinder'
  | 'bucket'
  | 'foreign'
  | 'pill';

const SILHOUETTES: Partial<Record<ComponentKind, Silhouette>> = {
  client: 'window',
  mobile: 'device',
  function: 'hexagon',
  queue: 'pipe',
  stream: 'pipe',
  relational: 'cylinder',
  document: 'cylinder',
  keyValue: 'cylinder',
  graph: 'cylinder',
  timeSeries: 'cylinder',
  search: 'cylinder',
  vector: 'cylinder',
  warehouse: 'cylinder',
  objectStore: 'bucket',
  external: 'foreign',
  person: 'pill',
};

/** The form of a kind: a card where nothing else is said. */
export function silhouetteOf(kind: ComponentKind): Silhouette {
  return SILHOUETTES[kind] ?? 'card';
}

export type Point = { x: number; y: number };
export type Area = { x: number; y: number; w: number; h: number };

/** A silhouette in its size, in pixels from the shape's corner. */
export type SilhouetteLines = {
  /** The closed line around it, as the data of an SVG path. */
  body: string;
  /** Lines within, which are not filled; empty where there are none. */
  inner: string;
  /** The corners of a polygon that the body nearly is: what is clicked, and what arrows end at. */
  points: readonly Point[];
  /** Where there is place for icon and words. */
  content: Area;
};

const PADDING = 10;
const RADIUS = 10;

/** The lines of a silhouette of a width and a height in pixels. */
export function linesOf(silhouette: Silhouette, w: number, h: number): SilhouetteLines {
  const body = new Pen();
  const inner = new Pen();
  let content = inset(w, h, PADDING, PADDING);
  switch (silhouette) {
    case 'card':
    case 'foreign':
      roundedBox(body, w, h, RADIUS);
      break;
    case 'window': {
      const bar = Math.min(14, h / 4);
      roundedBox(body, w, h, RADIUS);
      inner.move(0, bar).line(w, bar);
      for (const x of [10, 17, 24]) inner.move(x, bar / 2).line(x + 0.01, bar / 2);
      content = { ...content, y: bar + 4, h: Math.max(0, h - bar - 4 - PADDING / 2) };
      break;
    }
    case 'device':
      roundedBox(body, w, h, 20);
      inner.move(w / 2 - 9, 7).line(w / 2 + 9, 7);
      content = { ...content, y: 12, h: Math.max(0, h - 12 - PADDING / 2) };
      break;
    case 'pill': {
      const r = Math.min(w, h) / 2;
      roundedBox(body, w, h, r);
      content = inset(w, h, Math.max(PADDING, r * 0.5), PADDING);
      break;
    }
    case 'hexagon': {
      const side = Math.min(20, w / 6);
      body
        .move(side, 0)
        .line(w - side, 0)
        .line(w, h / 2)
        .line(w - side, h)
        .line(side, h)
        .line(0, h / 2)
        .close();
      content = inset(w, h, side, PADDING);
      break;
    }
    case 'cylinder':
    case 'bucket': {
      const cap = Math.min(10, h / 6);
      const taper = silhouette === 'bucket' ? Math.min(12, w / 10) : 0;
      body.move(0, cap);
      body
        .curve(0, 0, w / 2, 0)
        .curve(w, 0, w, cap)
        .line(w - taper, h - cap);
      body
        .curve(w - taper, h, w / 2, h)
        .curve(taper, h, taper, h - cap)
        .close();
      inner
        .move(0, cap)
        .curve(0, 2 * cap, w / 2, 2 * cap)
        .curve(w, 2 * cap, w, cap);
      content = {
        x: PADDING + taper,
        y: 2 * cap + 2,
        w: w - 2 * (PADDING + taper),
        h: Math.max(0, h - 2.6 * cap - 2),
      };
      break;
    }
    case 'pipe': {
      const cap = Math.min(12, w / 8);
      body.move(cap, 0).line(w - cap, 0);
      body
        .curve(w, 0, w, h / 2)
        .curve(w, h, w - cap, h)
        .line(cap, h);
      body
        .curve(0, h, 0, h / 2)
        .curve(0, 0, cap, 0)
        .close();
      inner
        .move(w - cap, 0)
        .curve(w - 2 * cap, 0, w - 2 * cap, h / 2)
        .curve(w - 2 * cap, h, w - cap, h);
      content = { x: cap, y: PADDING, w: w - 3 * cap - 2, h: Math.max(0, h - 2 * PADDING) };
      break;
    }
  }
  return { body: body.data, inner: inner.data, points: body.points, content };
}

function inset(w: number, h: number, x: number, y: number): Area {
  return { x, y, w: Math.max(0, w - 2 * x), h: Math.max(0, h - 2 * y) };
}

function roundedBox(pen: Pen, w: number, h: number, radius: number): void {
  const r = Math.min(radius, w / 2, h / 2);
  pen
    .move(r, 0)
    .line(w - r, 0)
    .curve(w, 0, w, r);
  pen.line(w, h - r).curve(w, h, w - r, h);
  pen.line(r, h).curve(0, h, 0, h - r);
  pen.line(0, r).curve(0, 0, r, 0).close();
}

/** How far the control points of a quarter of an ellipse lie from its ends, in parts of the way to the corner. */
const QUARTER = 0.5523;

/** Points on each quarter of an ellipse: closer to it than a line is wide. */
const STEPS = 5;

/** Draws a path and remembers the corners of a polygon along it. */
class Pen {
  #data: string[] = [];
  #at: Point = { x: 0, y: 0 };
  readonly points: Point[] = [];

  get data(): string {
    return this.#data.join('');
  }

  move(x: number, y: number): this {
    return this.#to(`M${round(x)} ${round(y)}`, x, y);
  }

  line(x: number, y: number): this {
    return this.#to(`L${round(x)} ${round(y)}`, x, y);
  }

  /** A quarter of an ellipse to a point, around the corner of the box that holds it. */
  curve(cornerX: number, cornerY: number, x: number, y: number): this {
    const from = this.#at;
    const corner = { x: cornerX, y: cornerY };
    const one = between(from, corner, QUARTER);
    const two = between({ x, y }, corner, QUARTER);
    for (let step = 1; step < STEPS; step++) {
      this.points.push(onCurve(from, one, two, { x, y }, step / STEPS));
    }
    const control = `C${round(one.x)} ${round(one.y)} ${round(two.x)} ${round(two.y)} ${round(x)} ${round(y)}`;
    return this.#to(control, x, y);
  }

  close(): this {
    this.#data.push('Z');
    const [first] = this.points;
    const last = this.points.at(-1);
    if (first && last && first.x === last.x && first.y === last.y) this.points.pop();
    return this;
  }

  #to(data: string, x: number, y: number): this {
    this.#data.push(data);
    this.#at = { x, y };
    this.points.push(this.#at);
    return this;
  }
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** A point of a cubic Bézier curve, by De Casteljau. */
function onCurve(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  return between(between(ab, bc, t), between(bc, cd, t), t);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
