import { type TLShape, toRichText } from '@tldraw/tlschema';
import { FIRST_DOCUMENT, FIRST_PAGE } from '@/lib/board/repair';
import type { BoardRecord } from '@/lib/board/schema';
import { makeBinding, makeShape } from '@/lib/board/testing';

const index = (number: number) => `a${number}` as TLShape['index'];
const shape = (
  type: string,
  id: string,
  number: number,
  x: number,
  y: number,
  props: object,
  rest: object = {},
) => makeShape(type, id, { index: index(number), x, y, props: props as TLShape['props'], ...rest });

const STROKE = Array.from({ length: 60 }, (_, i) => ({
  x: i * 4,
  y: Math.round(30 * Math.sin(i / 6)),
  z: 0.5,
}));

/** A list with a bold word, as the text editor writes it. */
const RICH = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Limits ' },
        { type: 'text', text: 'per user', marks: [{ type: 'bold' }] },
      ],
    },
    {
      type: 'bulletList',
      content: ['ten a second', 'burst of fifty'].map((text) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
      })),
    },
  ],
};

/** A board with one of everything that people draw, on one page. */
export const SAMPLE_BOARD: BoardRecord[] = [
  FIRST_DOCUMENT,
  FIRST_PAGE,
  shape('geo', 'gateway', 1, 0, 0, {
    w: 220,
    h: 110,
    richText: toRichText('Gateway'),
    font: 'draw',
    fill: 'solid',
    color: 'blue',
  }),
  shape('geo', 'orders', 2, 460, 0, {
    w: 220,
    h: 110,
    richText: toRichText('Orders database'),
    font: 'sans',
    fill: 'pattern',
    color: 'green',
  }),
  shape(
    'arrow',
    'calls',
    3,
    220,
    55,
    { text: 'writes', font: 'mono', end: { x: 240, y: 0 } },
    { meta: { protocol: 'replication' } },
  ),
  makeBinding('calls', 'start', 'gateway'),
  makeBinding('calls', 'end', 'orders'),
  shape('draw', 'stroke', 4, 0, 220, {
    segments: [{ type: 'free', points: STROKE }],
    isComplete: true,
    color: 'red',
  }),
  shape('frame', 'region', 5, 300, 180, { w: 380, h: 220, name: 'Region eu-west' }),
  shape(
    'geo',
    'limits',
    1,
    40,
    40,
    { geo: 'ellipse', w: 280, h: 140, richText: RICH, font: 'serif', dash: 'dashed', color: 'violet' },
    { parentId: 'shape:region', opacity: 0.5 },
  ),
  shape(
    'geo',
    'turned',
    6,
    140,
    320,
    { w: 180, h: 70, richText: toRichText('Turned'), font: 'draw' },
    { rotation: 0.4 },
  ),
  shape('component', 'ledger', 7, 0, 440, {
    ...{ kind: 'relational', label: 'Ledger', detail: 'append only', replicas: 3, region: 'eu-north-1' },
  }),
  shape('frame', 'network', 8, 300, 440, { w: 300, h: 120 }, { meta: { boundary: 'network' } }),
];

/** The words on it, each of them once. */
export const SAMPLE_WORDS = [
  'Gateway',
  'Orders',
  'database',
  'writes',
  'Region',
  'Limits',
  'burst',
  'Turned',
  'replication',
  'Ledger',
  'append',
  '×3',
  'eu-north-1',
  'Private',
];
