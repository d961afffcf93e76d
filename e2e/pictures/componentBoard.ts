import { type TLArrowShape, type TLShape, type TLTextShape, toRichText } from '@tldraw/tlschema';
import {
  BOUNDARY_KINDS,
  COMPONENT_GROUPS,
  COMPONENT_KINDS,
  type ComponentKind,
  factsOf,
  GROUP_NAMES,
  PROTOCOLS,
} from '@/lib/board/components/kinds';
import { CONNECTION_STYLE, lookOfProtocol } from '@/lib/board/components/protocolLook';
import { type ComponentProps, newComponentProps } from '@/lib/board/components/shape';
import { indexesBetween } from '@/lib/board/indexes';
import { FIRST_DOCUMENT, FIRST_PAGE } from '@/lib/board/repair';
import type { BoardRecord } from '@/lib/board/schema';
import { makeBinding, makeShape } from '@/lib/board/testing';

const STEP = { x: 190, y: 124 };
const COLUMNS = 6;
const TITLE_WIDTH = 150;

/** Where the arrows and the boundaries stand. */
const ARROWS = { x: 1400, y: 0 };
const BOUNDARIES = { step: 330, y: 1020, w: 290, h: 150 };

/** A board with every component, every protocol and every boundary. */
export function componentBoard(): BoardRecord[] {
  const shapes = [...shelves(), ...protocols(), ...boundaries()];
  const bindings = PROTOCOLS.flatMap((protocol) => [
    makeBinding(`${protocol}-arrow`, 'start', `${protocol}-from`),
    makeBinding(`${protocol}-arrow`, 'end', `${protocol}-to`),
  ]);
  const indexes = indexesBetween(FIRST_PAGE.index, undefined, shapes.length);
  const ordered = shapes.map((shape, i) => ({ ...shape, index: indexes[i] ?? shape.index }));
  return [FIRST_DOCUMENT, FIRST_PAGE, ...ordered, ...bindings];
}

function shelves(): TLShape[] {
  let row = 0;
  return COMPONENT_GROUPS.flatMap((group) => {
    const kinds = COMPONENT_KINDS.filter((kind) => factsOf(kind).group === group);
    const top = row;
    row += Math.ceil(kinds.length / COLUMNS);
    return [
      title(group, GROUP_NAMES[group], 0, top * STEP.y + 34),
      ...kinds.map((kind, i) => {
        const place = {
          x: TITLE_WIDTH + (i % COLUMNS) * STEP.x,
          y: (top + Math.floor(i / COLUMNS)) * STEP.y,
        };
        return component(kind, kind, place);
      }),
    ];
  });
}

/** What each end of the arrows says of itself. */
const ENDS: readonly [ComponentKind, Partial<ComponentProps>][] = [
  ['relational', { label: 'Orders', detail: 'PostgreSQL 17', replicas: 3, shards: 4, region: 'eu-west-1' }],
  ['queue', { label: 'Jobs', detail: 'at least once' }],
  ['stream', { label: 'Order events', shards: 24 }],
  ['keyValue', { label: 'Carts', replicas: 2, region: 'us-east-1' }],
  ['warehouse', { label: 'Sales', detail: 'nightly' }],
];

function protocols(): TLShape[] {
  return PROTOCOLS.flatMap((protocol, i) => {
    const y = ARROWS.y + i * 150;
    const [kind, props] = ENDS[i] as (typeof ENDS)[number];
    return [
      component(`${protocol}-from`, 'service', { x: ARROWS.x, y }, { label: 'Checkout', replicas: i + 1 }),
      component(`${protocol}-to`, kind, { x: ARROWS.x + 400, y }, props),
      makeShape('arrow', `${protocol}-arrow`, {
        x: ARROWS.x + 80,
        y: y + 48,
        meta: { protocol },
        props: {
          ...{ ...CONNECTION_STYLE, ...lookOfProtocol(protocol), text: i % 2 === 0 ? 'orders' : '' },
          end: { x: 400, y: 0 },
        } as TLArrowShape['props'],
      }),
    ];
  });
}

function boundaries(): TLShape[] {
  const { step, y, w, h } = BOUNDARIES;
  return BOUNDARY_KINDS.flatMap((kind, i) => [
    makeShape('frame', kind, {
      ...{ x: TITLE_WIDTH + i * step, y, meta: { boundary: kind } },
      props: { w, h, name: kind === 'region' ? 'eu-west-1' : '', color: 'black' } as TLShape['props'],
    }),
    component(`in-${kind}`, 'service', { x: 65, y: 34 }, {}, `shape:${kind}`),
  ]);
}

function component(
  id: string,
  kind: ComponentKind,
  place: { x: number; y: number },
  props: Partial<ComponentProps> = {},
  parentId?: string,
): TLShape {
  return makeShape('component', id, {
    ...place,
    ...(parentId ? { parentId: parentId as TLShape['parentId'] } : {}),
    props: { ...newComponentProps(kind), ...props } as unknown as TLShape['props'],
  });
}

function title(id: string, text: string, x: number, y: number): TLShape {
  const props: TLTextShape['props'] = {
    ...{ color: 'grey', size: 's', font: 'sans', textAlign: 'start', w: 130, scale: 1, autoSize: true },
    richText: toRichText(text),
  };
  return makeShape('text', `title-${id}`, { x, y, props });
}
