import type { RecordProps, TLBaseShape, TLShape } from '@tldraw/tlschema';
import { T } from '@tldraw/validate';
import { ESTIMATE_FIELDS, type EstimateInputs, MAX_FIELD } from './fields';

/** The type of the shape that is a card for a back-of-the-envelope calculation. */
export const ESTIMATE = 'estimate';

/** How small and how large a card can be made. */
export const MIN_SCALE = 0.25;
export const MAX_SCALE = 8;

/**
 * What is stored of an estimate: what was typed, and nothing that follows from it. Each field is merged by
 * itself; of two people who type into one at once the later one's whole text stands, as no number comes of the
 * digits of two. The title is a text, in which both keep their words. Own rows are in `meta` (`ownRows.ts`).
 */
export type EstimateProps = EstimateInputs & {
  title: string;
  /** How large it is drawn; its size follows from its rows. */
  scale: number;
};

/** A card of assumptions and what follows from them. */
export type EstimateShape = TLBaseShape<typeof ESTIMATE, EstimateProps>;

const field = T.string.check((text) => {
  if (text.length > MAX_FIELD) throw new Error(`at most ${MAX_FIELD} characters were expected`);
});

const scale = T.number.check((value) => {
  if (value < MIN_SCALE || value > MAX_SCALE) {
    throw new Error(`a number from ${MIN_SCALE} to ${MAX_SCALE} was expected`);
  }
});

export const estimateProps: RecordProps<EstimateShape> = {
  title: T.string,
  scale,
  ...(Object.fromEntries(ESTIMATE_FIELDS.map((name) => [name, field])) as Record<
    keyof EstimateInputs,
    typeof field
  >),
};

/** An estimate as it is when it is placed: nothing is assumed yet. */
export function newEstimateProps(): EstimateProps {
  const empty = Object.fromEntries(ESTIMATE_FIELDS.map((name) => [name, ''])) as EstimateInputs;
  return { title: '', scale: 1, ...empty };
}

/** What was typed cut to what fields take, and a scale within its bounds. */
export function fitEstimate(props: EstimateProps): Partial<EstimateProps> {
  // What is no text is left to the validator.
  const typed = ESTIMATE_FIELDS.filter((name) => typeof props[name] === 'string');
  const fields = typed.map((name) => [name, props[name].slice(0, MAX_FIELD)]);
  return { ...Object.fromEntries(fields), scale: Math.min(Math.max(props.scale, MIN_SCALE), MAX_SCALE) };
}

/** True for an estimate. */
export function isEstimate(shape: TLShape): shape is TLShape & EstimateShape {
  return (shape.type as string) === ESTIMATE;
}
