import { describe, expect, it } from 'vitest';
import { BOUNDARY_KINDS, COMPONENT_KINDS, PROTOCOLS } from '../components/kinds';
import { lookOfProtocol } from '../components/protocolLook';
import { outlineOf } from '../outline/outline';
import { FIRST_DOCUMENT, FIRST_PAGE } from '../repair';
import type { BoardRecord } from '../schema';
import { makeBinding, makeShape } from '../testing';
import { classOf } from './convention';
import { readMermaid } from './readMermaid';
import { boardOf, normalized } from './testing';
import { writeMermaid } from './writeMermaid';

const EVERYTHING = `flowchart LR
  client([Mobile app]) --> gateway[API gateway]
  gateway -->|REST (sync)| orders[Order service<br/>Java 25<br/>×3 · in eu-west]
  subgraph eu[Europe]
    orders -.->|order events| bus[[Kafka]]
    subgraph k8s[Kubernetes cluster]
      worker
    end
  end
  bus ==> worker & search[(Search index)]
  orders --> db[(PostgreSQL<br/>4 shards)] ==>|replicates| copy[(PostgreSQL)]
  worker <--> stripe{{Stripe}}
  choice{Retry?} --- worker
  remark>At least once]
`;

describe('Mermaid, by way of a board', () => {
  it('keeps kinds, boundaries, protocols, scale and directions', () => {
    expect(normalized(EVERYTHING)).toBe(
      `flowchart LR
  mobile_app(["Mobile app"]):::mobile
  api_gateway["API gateway"]:::apiGateway
  subgraph europe["Europe"]
    order_service["Order service<br/>Java 25<br/>×3 · in eu-west"]:::service
    kafka[["Kafka"]]:::stream
    subgraph kubernetes_cluster["Kubernetes cluster"]
      worker["worker"]:::worker
    end
  end
  search_index[("Search index")]:::search
  postgresql[("PostgreSQL<br/>4 shards")]:::relational
  postgresql_2[("PostgreSQL")]:::relational
  stripe{{"Stripe"}}:::external
  retry{"Retry?"}:::shape
  at_least_once>"At least once"]:::note
  mobile_app --> api_gateway
  api_gateway -->|"REST (sync)"| order_service
  order_service -.->|"order events"| kafka
  order_service --> postgresql
  kafka ==> worker
  kafka ==> search_index
  worker <--> stripe
  postgresql ==>|"replicates"| postgresql_2
  retry --- worker
  class europe region
  class kubernetes_cluster cluster
`.replace('client(["Mobile', 'mobile_app(["Mobile'),
    );
  });

  it('is the same text again', () => {
    const once = normalized(EVERYTHING);
    expect(normalized(once)).toBe(once);
  });

  it('makes the same components again of those that a board has', () => {
    const before = boardOf(EVERYTHING);
    const after = boardOf(writeMermaid(before, null));
    expect(bare(after)).toEqual(bare(before));
  });

  it.each(COMPONENT_KINDS)('keeps a component of the kind %s, whatever it is called', (kind) => {
    const shape = makeShape('component', 'c', {
      props: { kind, label: 'PostgreSQL', detail: '×3', replicas: 7, shards: 2, region: 'here' } as never,
    });
    const text = writeMermaid([FIRST_DOCUMENT, FIRST_PAGE, shape], null);
    const [entry] = outlineOf(boardOf(text)).pages[0]?.entries ?? [];
    expect(entry).toMatchObject({
      what: { type: 'component', kind },
      ...{ text: 'PostgreSQL', detail: '×3', replicas: 7, shards: 2, region: 'here' },
    });
  });

  it.each(['in a · in b', '×1', '4 shards · ×3', '×0', 'in', '×3 and more'])(
    'takes the line %j for words, not for scale',
    (line) => {
      const [entry] = outlineOf(boardOf(`flowchart LR\na["Orders<br/>${line}"]`)).pages[0]?.entries ?? [];
      expect(entry).toMatchObject({ detail: line, replicas: 1, shards: 1, region: '' });
    },
  );

  it.each(BOUNDARY_KINDS)('keeps a boundary of the kind %s and a plain frame', (kind) => {
    const boundary = makeShape('frame', 'b', {
      meta: { boundary: kind },
      props: { name: 'Frankfurt' } as never,
    });
    const frame = makeShape('frame', 'f', { props: { name: 'VPC' } as never, index: 'a2' as never });
    const entries = outlineOf(boardOf(writeMermaid([FIRST_PAGE, boundary, frame], null))).pages[0]?.entries;
    expect(entries).toMatchObject([
      { what: { type: 'boundary', kind }, text: 'Frankfurt' },
      { what: { type: 'frame' }, text: 'VPC' },
    ]);
  });

  it.each([null, ...PROTOCOLS])('keeps the protocol %s, whatever is written on the arrow', (protocol) => {
    for (const text of ['', 'nightly copy', 'replica', 'a | "b" (sync) <br>', 'one\ntwo']) {
      const arrow = makeShape('arrow', 'a', {
        meta: { protocol },
        props: { ...lookOfProtocol(protocol), text } as never,
      });
      const [one, two] = ['s1', 's2'].map((id) => makeShape('component', id));
      const board = [
        FIRST_PAGE,
        one,
        two,
        arrow,
        makeBinding('a', 'start', 's1'),
        makeBinding('a', 'end', 's2'),
      ];
      const [link] = outlineOf(boardOf(writeMermaid(board as BoardRecord[], null))).pages[0]?.links ?? [];
      // A plain arrow with "(sync)" at its end is a synchronous call to everyone who reads it.
      expect(link).toMatchObject({ protocol, label: text });
    }
  });

  it('is the same text again for generated flowcharts', () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    const runs = Number(process.env.RUNS ?? 150);
    for (let run = 0; run < runs; run++) {
      const source = generate(randomOf(seed + run));
      const told = `SEED=${seed + run} RUNS=1\n${source}`;
      const once = normalized(source);
      expect(normalized(once), told).toBe(once);
      expect(counts(once), told).toEqual(counts(source));
    }
  });
});

/** Records without what the two boards may differ in: ids, and the order of arrows. */
function bare(records: readonly BoardRecord[]): unknown[] {
  const shapes = records.flatMap((record) => (record.typeName === 'shape' ? [record] : []));
  return shapes
    .map(({ type, props, meta }) => JSON.stringify([type, { ...props, start: 0, end: 0 }, meta]))
    .sort();
}

function counts(source: string) {
  const { nodes, groups, links } = readMermaid(source);
  return { nodes: nodes.length, groups: groups.length, links: links.length };
}

type Random = (below: number) => number;

function randomOf(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const WORDS = [
  ...[
    'Orders',
    'PostgreSQL',
    'Kafka',
    'API gateway',
    'end',
    'graph',
    'subgraph',
    '×3',
    '4 shards',
    'in eu-west',
  ],
  ...[
    'Кэш',
    '🛶',
    'a "quoted" one',
    '#35;',
    '&amp;',
    '<b>bold</b>',
    'x -- y',
    'class',
    '(sync)',
    '(batch)',
    '%%',
  ],
  ...[
    'replica',
    'nightly',
    'Region',
    'VPC',
    '__proto__',
    'constructor',
    '1st',
    'List<String>',
    'a\\b',
    'back`tick',
  ],
  ...[
    '{curly}',
    '[square]',
    'a|b',
    'o',
    'x',
    'C#',
    'fa:fa-car',
    '· in ·',
    'Page',
    'Frame',
    'Unnamed',
    '  spaces  ',
  ],
];
const BRACKETS = ['[,]', '(,)', '([,])', '[[,]]', '[(,)]', '((,))', '>,]', '{,}', '{{,}}', '[/,/]', '[/,\\]'];
const ARROWS = [
  '-->',
  '---',
  '--x',
  '--o',
  '<-->',
  '-.->',
  '-.-',
  '==>',
  '===',
  '<==>',
  '<-.->',
  '---->',
  '-..->',
];
const CLASSES = [...COMPONENT_KINDS.map(classOf), ...['shape', 'note', 'text', 'mine', 'frame']];
const GROUP_CLASSES = [...BOUNDARY_KINDS, 'frame', 'mine'];

/** A flowchart of everything that can be written in one. */
function generate(random: Random): string {
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  const words = () => {
    const lines = Array.from({ length: 1 + random(3) }, () =>
      Array.from({ length: 1 + random(3) }, () => pick(WORDS)).join(' '),
    );
    return `"${lines.join('<br/>').replaceAll('"', '#quot;')}"`;
  };
  const ids: string[] = [];
  const lines: string[] = [`${pick(['flowchart', 'graph'])} ${pick(['LR', 'TD', 'RL', 'BT', 'TB'])}`];
  const node = () => {
    const id = pick(['n', 'N_', 'end', 'узел', '__proto__', 'a-b', 'toString']) + ids.length;
    ids.push(id);
    const [open, close] = pick(BRACKETS).split(',');
    const shape = random(6) === 0 ? '' : `${open}${words()}${close}`;
    return `${id}${shape}${random(2) === 0 ? `:::${pick(CLASSES)}` : ''}`;
  };
  const fill = (depth: number) => {
    for (let i = random(6); i >= 0; i--) {
      const choice = random(8);
      if (choice === 0 && depth < 4) {
        const id = `g${lines.length}`;
        ids.push(id);
        lines.push(pick([`subgraph ${id}[${words()}]`, `subgraph ${id}`]));
        fill(depth + 1);
        lines.push('end');
        if (random(2) === 0) lines.push(`class ${id} ${pick(GROUP_CLASSES)}`);
      } else if (choice < 5 || ids.length < 2) lines.push(node());
      else {
        const text = random(2) === 0 ? `|${words()}|` : '';
        lines.push(
          `${pick(ids)} ${pick(ARROWS)}${text} ${random(4) === 0 ? `${pick(ids)} & ` : ''}${pick(ids)}`,
        );
      }
    }
  };
  fill(0);
  return lines.join(random(2) === 0 ? '\n' : ';\n  ');
}
