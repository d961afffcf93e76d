import { type TLGeoShape, type TLRichText, type TLShape, toRichText } from '@tldraw/tlschema';
import { type ComponentKind, factsOf } from '../components/kinds';
import { COMPONENT, type ComponentProps, type ComponentShape, isComponent } from '../components/shape';

/** Where a plain shape keeps the component that it stands for. */
const KEPT = 'drawbridgeComponent';

type Kept = { props: ComponentProps; text: string };

/** Plain shapes that look like what a component is; all others are rectangles. */
const GEO: Partial<Record<ComponentKind, TLGeoShape['props']['geo']>> = {
  person: 'ellipse',
  external: 'cloud',
  queue: 'oval',
  stream: 'oval',
  relational: 'hexagon',
  document: 'hexagon',
  keyValue: 'hexagon',
  graph: 'hexagon',
  timeSeries: 'hexagon',
};

/** The shape as programs that know no components can show it; the same shape if it is none. */
export function withoutComponent(shape: TLShape): TLShape {
  if (!isComponent(shape)) return shape;
  const { props, meta, ...rest } = shape as ComponentShape & TLShape;
  const text = textOf(props);
  return {
    ...rest,
    type: 'geo',
    meta: { ...meta, [KEPT]: { props, text } satisfies Kept },
    props: {
      ...{ geo: GEO[props.kind] ?? 'rectangle', w: props.w, h: props.h, growY: 0, url: '', scale: 1 },
      ...{ dash: 'solid', size: 's', color: 'black', fill: 'semi', labelColor: 'black' },
      ...{ font: 'sans', align: 'middle', verticalAlign: 'middle', richText: toRichText(text) },
    },
  } as unknown as TLShape;
}

/**
 * The component that a plain shape stands for, where and as large as that shape is now; the same shape if it
 * stands for none. A text that was changed meanwhile becomes its label and its detail.
 */
export function withComponent(shape: TLShape): TLShape {
  const kept = shape.type === 'geo' ? (shape.meta[KEPT] as Partial<Kept> | undefined) : undefined;
  if (typeof kept?.props !== 'object' || kept.props === null) return shape;
  const { [KEPT]: _kept, ...meta } = shape.meta;
  const { w, h, growY, richText } = shape.props as TLGeoShape['props'];
  const lines = linesOf(richText);
  const isSame = lines.join('\n') === kept.text;
  const [label = '', ...detail] = lines;
  return {
    ...shape,
    type: COMPONENT,
    meta,
    props: { ...kept.props, w, h: h + growY, ...(isSame ? {} : { label, detail: detail.join(' ') }) },
  } as unknown as TLShape;
}

function textOf({ kind, label, detail }: ComponentProps): string {
  return [label || factsOf(kind).name, detail].filter((line) => line !== '').join('\n');
}

function linesOf(richText: TLRichText): string[] {
  return richText.content.map((block) => plainText(block));
}

function plainText(node: unknown): string {
  const { text, content } = node as { text?: string; content?: unknown[] };
  return text ?? content?.map(plainText).join('') ?? '';
}
