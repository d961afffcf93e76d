import { type TLGeoShape, type TLRichText, type TLShape, toRichText } from '@tldraw/tlschema';
import { estimateSize } from '../estimate/cardMeasures';
import { describeEstimate } from '../estimate/describe';
import { ESTIMATE, type EstimateProps, type EstimateShape, isEstimate } from '../estimate/shape';

/** Where a plain shape keeps the estimate that it stands for. */
const KEPT = 'drawbridgeEstimate';

type Kept = { props: EstimateProps; text: string };

/** The shape as programs that know no estimates can show it: a box with its lines; the same shape if it is none. */
export function withoutEstimate(shape: TLShape): TLShape {
  if (!isEstimate(shape)) return shape;
  const { props, meta, ...rest } = shape as EstimateShape & TLShape;
  const text = describeEstimate(props, meta).join('\n');
  return {
    ...rest,
    type: 'geo',
    meta: { ...meta, [KEPT]: { props, text } satisfies Kept },
    props: {
      ...{ geo: 'rectangle', ...estimateSize(props, meta), growY: 0, url: '', scale: props.scale },
      ...{ dash: 'solid', size: 's', color: 'black', fill: 'semi', labelColor: 'black' },
      ...{ font: 'sans', align: 'start', verticalAlign: 'start', richText: toRichText(text) },
    },
  } as unknown as TLShape;
}

/**
 * The estimate that a plain shape stands for; the same shape if it stands for none, or if its text was changed
 * meanwhile: results cannot be taken back to what was assumed, and nothing that was typed is lost.
 */
export function withEstimate(shape: TLShape): TLShape {
  const kept = shape.type === 'geo' ? (shape.meta[KEPT] as Partial<Kept> | undefined) : undefined;
  if (typeof kept?.props !== 'object' || kept.props === null) return shape;
  const { richText } = shape.props as TLGeoShape['props'];
  if (richText.content.map(plainText).join('\n') !== kept.text) return shape;
  const { [KEPT]: _kept, ...meta } = shape.meta;
  return { ...shape, type: ESTIMATE, meta, props: kept.props } as unknown as TLShape;
}

function plainText(node: TLRichText['content'][number]): string {
  const { text, content } = node as { text?: string; content?: TLRichText['content'] };
  return text ?? content?.map(plainText).join('') ?? '';
}
