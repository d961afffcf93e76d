import { BOUNDARY_NAMES, type ComponentKind, factsOf } from '../components/kinds';
import { MAX_COUNT } from '../components/shape';
import { scaleOf, whatName } from '../outline/words';
import { type GroupMeaning, geoOfForm, groupMeaning, nodeMeaning } from './convention';
import type { DiagramGroup, DiagramNode } from './diagram';
import { guessBoundary, guessKind } from './guessKind';

/** What becomes of a node on a board. */
export type Part =
  | {
      type: 'component';
      kind: ComponentKind;
      label: string;
      detail: string;
      replicas: number;
      shards: number;
      region: string;
    }
  | { type: 'shape'; geo: string; text: string }
  | { type: 'note' | 'text'; text: string };

type Scale = Pick<Extract<Part, { type: 'component' }>, 'replicas' | 'shards' | 'region'>;

/** What a node stands for: what its class says, and else what its words and its form suggest. */
export function partOf({ label, form, classes }: Pick<DiagramNode, 'label' | 'form' | 'classes'>): Part {
  const meaning = nodeMeaning(classes);
  if (meaning === 'note' || meaning === 'text') return { type: meaning, text: label };
  if (meaning === 'shape') return { type: 'shape', geo: geoOfForm(form), text: label };
  // A question, and a remark: no part of a system is drawn so.
  if (meaning === null && form === 'rhombus') return { type: 'shape', geo: 'diamond', text: label };
  if (meaning === null && form === 'flag') return { type: 'note', text: label };
  const lines = label.split('\n');
  const scale = lines.length > 1 ? readScale(lines.at(-1) ?? '') : null;
  const [name = '', ...detail] = scale ? lines.slice(0, -1) : lines;
  const kind = meaning ?? guessKind([name, ...detail].join('\n'), form);
  return {
    ...{ type: 'component', kind, label: name === factsOf(kind).name ? '' : name, detail: detail.join(' ') },
    ...(scale ?? { replicas: 1, shards: 1, region: '' }),
  };
}

/** The lines in which a component is written. `partOf` reads the same component out of them. */
export function linesOf({
  kind,
  label,
  detail,
  ...scale
}: Omit<Extract<Part, { type: 'component' }>, 'type'>): string {
  const name = label || whatName({ type: 'component', kind });
  return [name, detail, scaleOf(scale)].filter((line) => line !== '').join('\n');
}

/** What a subgraph stands for. */
export function surroundingOf({ label, classes }: Pick<DiagramGroup, 'label' | 'classes'>): {
  boundary: GroupMeaning;
  name: string;
} {
  const boundary = groupMeaning(classes) ?? guessBoundary(label);
  const name = label.replaceAll('\n', ' ');
  return { boundary, name: boundary !== 'frame' && name === BOUNDARY_NAMES[boundary] ? '' : name };
}

/** Reads what `scaleOf` writes; null for any other line. */
function readScale(line: string): Scale | null {
  const scale: Scale = { replicas: 1, shards: 1, region: '' };
  for (const part of line.split(' · ')) {
    const replicas = /^×(\d{1,7})$/.exec(part)?.[1];
    const shards = /^(\d{1,7}) shards$/.exec(part)?.[1];
    const region = /^in (.+)$/.exec(part)?.[1];
    if (replicas !== undefined && isCount(replicas)) scale.replicas = Number(replicas);
    else if (shards !== undefined && isCount(shards)) scale.shards = Number(shards);
    else if (region !== undefined) scale.region = region;
    else return null;
  }
  return scaleOf(scale) === line ? scale : null;
}

function isCount(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= MAX_COUNT;
}
