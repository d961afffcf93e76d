import { describe, expect, it } from 'vitest';
import { MermaidError } from './diagram';
import { looksLikeMermaid, readMermaid, withoutFence } from './readMermaid';

const read = (body: string) => readMermaid(`flowchart LR\n${body}`);
const links = (body: string) =>
  read(body).links.map(({ from, to, label, line, points }) =>
    [from, line, points, to, label].join(' ').trim(),
  );

describe('a Mermaid flowchart', () => {
  it.each([
    ['flowchart LR', 'LR'],
    ['graph TD;', 'TB'],
    ['graph', 'TB'],
    ['  flowchart RL  %% a note', 'RL'],
    ['---\ntitle: Orders\n---\nflowchart BT', 'BT'],
    ['%%{init: {"theme":\n"dark"}}%%\n%% note\nflowchart-elk LR', 'LR'],
    ['\r\nflowchart LR\r', 'LR'],
  ])('begins with %j', (header, direction) => {
    expect(readMermaid(`${header}\na`)).toMatchObject({ direction, nodes: [{ id: 'a' }] });
  });

  it.each([
    ['a', 'rectangle', 'a'],
    ['a[Order service]', 'rectangle', 'Order service'],
    ['a [Orders]', 'rectangle', 'Orders'],
    ['a["one ] <br/> two"]', 'rectangle', 'one ]\ntwo'],
    ['a(x)', 'rounded', 'x'],
    ['a([x])', 'stadium', 'x'],
    ['a[[x]]', 'subroutine', 'x'],
    ['a[(x)]', 'database', 'x'],
    ['a((x))', 'circle', 'x'],
    ['a(((x)))', 'circle', 'x'],
    ['a>x]', 'flag', 'x'],
    ['a{x}', 'rhombus', 'x'],
    ['a{{x}}', 'hexagon', 'x'],
    ['a[/x/]', 'parallelogram', 'x'],
    ['a[\\x\\]', 'trapezoid', 'x'],
    ['a@{ shape: cyl, label: "Orders, all" }', 'database', 'Orders, all'],
    ['a@{ shape: unheard-of }', 'rectangle', 'a'],
    ['a["`**bold** words`"]', 'rectangle', 'bold words'],
    ['a["#quot;x#quot; &amp; #60;y&#x3e; #9829;"]', 'rectangle', '"x" & <y> ♥'],
    ['a[fa:fa-car Car]', 'rectangle', 'Car'],
    ['a["several\n  lines"]', 'rectangle', 'several\nlines'],
    ['a[""]', 'rectangle', 'a'],
  ])('has the node %j', (source, form, label) => {
    expect(read(source).nodes).toMatchObject([{ id: 'a', form, label, parent: null }]);
  });

  it.each([
    ['a-->b', 'a plain one way b'],
    ['a --- b', 'a plain no way b'],
    ['a --o b', 'a plain one way b'],
    ['a --x b', 'a plain one way b'],
    ['a <--> b', 'a plain both ways b'],
    ['a o--o b', 'a plain one way b'],
    ['a -----> b', 'a plain one way b'],
    ['a ==> b', 'a thick one way b'],
    ['a <==> b', 'a thick both ways b'],
    ['a === b', 'a thick no way b'],
    ['a -.-> b', 'a dotted one way b'],
    ['a-..->b', 'a dotted one way b'],
    ['a -.- b', 'a dotted no way b'],
    ['a -->|"REST | v2"| b', 'a plain one way b REST | v2'],
    ['a-->|gRPC|b', 'a plain one way b gRPC'],
    ['a -- asks for --> b', 'a plain one way b asks for'],
    ['a -- "x --> y" --> b', 'a plain one way b x --> y'],
    ['a == WAL ==> b', 'a thick one way b WAL'],
    ['a -. v1.0 .-> b', 'a dotted one way b v1.0'],
    ['a e1@--> b\ne1@{ animate: true }', 'a plain one way b'],
  ])('has the arrow %j', (source, expected) => {
    expect(links(source)).toEqual([expected]);
    expect(read(source).nodes.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('has chains, lists of nodes, and several statements in a line', () => {
    expect(links('a & b --> c --> d; e ~~~ f\nc-->g')).toEqual([
      'a plain one way c',
      'b plain one way c',
      'c plain one way d',
      'c plain one way g',
    ]);
  });

  it('has subgraphs, whose nodes are those first mentioned furthest inside', () => {
    const { nodes, groups } = read(`
      a --> b
      subgraph outer [Out side]
        direction TB
        b --> c
        subgraph "In side"
          c --> d
        end
        subgraph Two words
        end
      end
      subgraph later
        c --> e
      end
      outer --> a`);
    expect(nodes.map(({ id, parent }) => `${id} ${parent}`)).toEqual([
      ...['a null', 'b outer', 'c In side', 'd In side', 'e later'],
    ]);
    expect(groups.map(({ id, label, parent }) => [id, label, parent])).toEqual([
      ['outer', 'Out side', null],
      ['In side', 'In side', 'outer'],
      ['Two words', 'Two words', 'outer'],
      ['later', 'later', null],
    ]);
  });

  it('has classes, and all that says how it looks is passed over', () => {
    const {
      nodes,
      groups,
      links: arrows,
    } = read(`
      %% a note
      accTitle: Orders
      accDescr { several
        lines }
      a:::cache --> b[x]:::service:::mine
      subgraph g
        c
      end
      classDef cache fill:#f9f,stroke:#333
      class b,c worker
      class g region
      style a fill:#f9f
      linkStyle 0 stroke:#ff3
      click a "https://elsewhere.example" _blank
      click b call alert()`);
    expect(nodes.map(({ id, classes }) => [id, ...classes])).toEqual([
      ['a', 'cache'],
      ['b', 'service', 'mine', 'worker'],
      ['c', 'worker'],
    ]);
    expect(groups[0]?.classes).toEqual(['region']);
    expect(arrows).toHaveLength(1);
  });

  it('takes names of objects for names', () => {
    const { nodes, links: arrows } = read(
      '__proto__ --> constructor\nsubgraph toString\nhasOwnProperty\nend',
    );
    expect(nodes.map(({ id }) => id)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(arrows).toMatchObject([{ from: '__proto__', to: 'constructor' }]);
    expect(({} as { to?: string }).to).toBeUndefined();
  });

  it.each([
    ['sequenceDiagram\na->>b: x', 1, /“flowchart LR”.*expected.*found “sequenceDiagram”/],
    ['', 1, /expected as the first line/],
    ['flowchart LR\n%% nothing', 1, /At least one node was expected/],
    ['flowchart LR\n\n  a --> ', 3, /A node was expected after the arrow, found the end of the line/],
    ['flowchart LR\na & --> b', 2, /A node was expected after “&”, found “--> b”/],
    ['flowchart LR\na b', 2, /An arrow or the end of the line was expected, found “b”/],
    ['flowchart LR\n\na[x', 3, /“]” was expected at the end of the text of “a”/],
    ['flowchart LR\na["x" y]', 2, /“]” was expected after the text of “a”, found “y]”/],
    ['flowchart LR\na["x]\nb', 2, /quotation mark before the text of “a” is never closed/],
    ['flowchart LR\na -- text b', 2, /its end was expected on this line, such as “-->”/],
    ['flowchart LR\na -->|x b', 2, /“\|” was expected at the end of the text of an arrow/],
    ['flowchart LR\nsubgraph one\na', 2, /The subgraph “one” has no “end”/],
    ['flowchart LR\na\nend', 3, /This “end” closes nothing/],
    ['flowchart LR\nsubgraph g\nend\nsubgraph g\nend', 4, /already a subgraph “g”/],
    ['flowchart LR\na@{ shape cyl }', 2, /A name such as “shape:” was expected/],
    ['flowchart LR\na["<script>alert(1)</script>"]', 2, /holds a tag that runs or loads something/],
    ['flowchart LR\na -->|<img src=x onerror=alert(1)>| b', 2, /an arrow holds a tag/],
    [`flowchart LR\na[${'x'.repeat(501)}]`, 2, /longer than 500 characters/],
  ])('is refused with the line and what was expected: %j', (source, line, reason) => {
    const error = (() => {
      try {
        readMermaid(source);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(MermaidError);
    expect(error).toMatchObject({ line, message: expect.stringMatching(reason) });
    expect((error as MermaidError).message).toMatch(new RegExp(`^Line ${line}: .*\\.$`));
  });

  it.each<[string, string, RegExp]>([
    [
      'of 50,000 nodes',
      Array.from({ length: 50_000 }, (_, i) => `n${i}`).join('\n'),
      /at most 50,000 characters/,
    ],
    ['of too many nodes', Array.from({ length: 501 }, (_, i) => `n${i}`).join('\n'), /at most 500 nodes/],
    [
      'of too many arrows',
      Array.from({ length: 40 }, (_, i) => `n${i}`)
        .join(' & ')
        .replace(/.*/, '$& --> $&'),
      /at most 500 arrows/,
    ],
    [
      'that is nested deeply',
      Array.from({ length: 11 }, (_, i) => `subgraph a${i}`).join('\n'),
      /at most 10 deep/,
    ],
    ['of brackets alone', 'a['.repeat(20_000), /expected/],
    ['of quotation marks', '"'.repeat(40_000), /expected/],
    ['of hyphens', `a ${'-'.repeat(40_000)}`, /expected/],
    ['of beginnings of directives', '%%{'.repeat(10_000), /At least one node/],
    ['of beginnings of arrows', 'a -- '.repeat(9_000), /expected/],
  ])('%s is refused, and at once', (_name, body, reason) => {
    expect(() => read(body)).toThrow(reason);
  });
});

describe('a pasted text', () => {
  it.each([
    ['flowchart LR\na --> b', true],
    ['```mermaid\ngraph TD\na\n```', true],
    ['%% mine\n\ngraph TD;a-->b', true],
    ['graph theory is about nodes', false],
    ['flowcharts\nare fine', false],
    ['Our flowchart LR', false],
    ['sequenceDiagram\na->>b: x', false],
    ['', false],
  ])('%j looks like a flowchart: %s', (text, expected) => {
    expect(looksLikeMermaid(text)).toBe(expected);
  });

  it('loses the fence around it', () => {
    expect(withoutFence('\n```mermaid\ngraph TD\na\n```\n')).toBe('graph TD\na');
    expect(withoutFence('graph TD')).toBe('graph TD');
  });
});
