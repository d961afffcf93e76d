import {
  type Diagram,
  type DiagramGroup,
  type DiagramLink,
  type DiagramNode,
  type Direction,
  MERMAID_LIMITS,
} from './diagram';
import { readLink } from './readLink';
import { type Mention, readNode, readText, takeId, wordsOf } from './readNode';
import { Scanner } from './scanner';

const HEADER = /(?:flowchart(?:-elk)?|graph)\b[ \t]*(TB|TD|BT|RL|LR)?(?=[ \t]*(?:[\n;]|%%|$))/y;
const BLANK = /(?:\s|;)+/y;
const DIRECTIVE = /%%\{[\s\S]{0,5000}?\}%%/y;
const COMMENT = /%%[^\n]*/y;
/** Settings before the flowchart, between lines of three hyphens. */
const SETTINGS = /---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?=\n|$)/y;
const KEYWORD =
  /(subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?![\p{L}\p{N}_]|[-.]*[\p{L}\p{N}_]|[ \t]*(?:-[-.]|==|&))/uy;
const FENCE = /^\s*```+[ \t]*(?:mermaid)?[ \t]*\n([\s\S]*?)\n[ \t]*```+\s*$/i;

/**
 * Reads a Mermaid flowchart. What says how it looks or what a click does is passed over.
 * @throws MermaidError naming the line and what was expected there
 */
export function readMermaid(source: string): Diagram {
  return new Reader(source).read();
}

/** The flowchart within the fence of a Markdown text that is nothing else; the text itself where it has no fence. */
export function withoutFence(text: string): string {
  return FENCE.exec(text)?.[1] ?? text;
}

/** True for a text that begins as a flowchart does. */
export function looksLikeMermaid(text: string): boolean {
  const scanner = new Scanner(
    withoutFence(text.slice(0, MERMAID_LIMITS.characters)).replaceAll('\r\n', '\n'),
  );
  skipBlank(scanner, true);
  return scanner.sees(HEADER);
}

function skipBlank(scanner: Scanner, isStart = false): void {
  for (let place = -1; place !== scanner.at; ) {
    place = scanner.at;
    scanner.take(BLANK);
    if (isStart) scanner.take(SETTINGS);
    if (!scanner.take(DIRECTIVE)) scanner.take(COMMENT);
  }
}

type OpenGroup = { group: DiagramGroup; place: number };

class Reader {
  readonly #scanner: Scanner;
  readonly #nodes = new Map<string, DiagramNode>();
  readonly #groups = new Map<string, DiagramGroup>();
  readonly #links: DiagramLink[] = [];
  readonly #open: OpenGroup[] = [];
  readonly #classes: [ids: string[], name: string][] = [];
  /** `e1@{ animate: true }` speaks of an arrow, and looks like a node. */
  readonly #arrowNames = new Set<string>();
  #order = 0;

  constructor(source: string) {
    this.#scanner = new Scanner(source.replaceAll('\r\n', '\n'));
    if (source.length > MERMAID_LIMITS.characters) {
      const limit = MERMAID_LIMITS.characters.toLocaleString('en');
      this.#scanner.refuse(`A flowchart has at most ${limit} characters.`, 0);
    }
  }

  read(): Diagram {
    const scanner: Scanner = this.#scanner;
    skipBlank(scanner, true);
    const header = scanner.take(HEADER);
    if (!header) {
      scanner.refuse(`“flowchart LR” (or TD, RL, BT) was expected as the first line, found ${scanner.here}.`);
    }
    for (;;) {
      skipBlank(scanner);
      if (scanner.isAtEnd) break;
      this.#readStatement();
      this.#endStatement();
    }
    const [unclosed] = this.#open.splice(-1);
    if (unclosed) scanner.refuse(`The subgraph “${unclosed.group.id}” has no “end”.`, unclosed.place);
    return this.#finish(header[1]);
  }

  #finish(direction: string | undefined): Diagram {
    for (const [ids, name] of this.#classes) {
      for (const id of ids) (this.#groups.get(id) ?? this.#nodes.get(id))?.classes.push(name);
    }
    const nodes = [...this.#nodes.values()].filter(
      ({ id }) => !this.#groups.has(id) && !this.#arrowNames.has(id),
    );
    if (nodes.length + this.#groups.size === 0) {
      this.#scanner.refuse('At least one node was expected, and there is none in this flowchart.', 0);
    }
    return {
      direction: direction === 'TD' ? 'TB' : ((direction ?? 'TB') as Direction),
      nodes: nodes.sort((a, b) => a.order - b.order),
      groups: [...this.#groups.values()],
      links: this.#links,
    };
  }

  #readStatement(): void {
    const scanner: Scanner = this.#scanner;
    const place = scanner.at;
    const keyword = scanner.take(KEYWORD)?.[1];
    switch (keyword) {
      case 'subgraph':
        this.#openGroup(place);
        return;
      case 'end':
        if (!this.#open.pop()) scanner.refuse('This “end” closes nothing: no subgraph is open.', place);
        return;
      case 'class': {
        const said = scanner.take(/[ \t]+([^\s;]+(?:[ \t]*,[ \t]*[^\s;,]+)*)[ \t]+([\p{L}\p{N}_-]+)/uy);
        if (said?.[1] && said[2]) this.#classes.push([said[1].split(/[ \t]*,[ \t]*/), said[2]]);
        scanner.takeLine();
        return;
      }
      case 'accDescr':
        if (scanner.take(/\s*\{/y)) scanner.takeUntil(['}'], null);
        else scanner.takeLine();
        return;
      case undefined:
        this.#readChain();
        return;
      default:
        scanner.takeLine();
    }
  }

  #endStatement(): void {
    const scanner: Scanner = this.#scanner;
    scanner.take(/[ \t]*/y);
    if (scanner.isAtEnd || scanner.sees(/[\n;]|%%/y)) return;
    scanner.refuse(`An arrow or the end of the line was expected, found ${scanner.here}.`);
  }

  #openGroup(place: number): void {
    const scanner: Scanner = this.#scanner;
    if (this.#open.length >= MERMAID_LIMITS.depth) {
      scanner.refuse(`Subgraphs are at most ${MERMAID_LIMITS.depth} deep.`, place);
    }
    this.#checkCount(place);
    scanner.take(/[ \t]*/y);
    const { id, title } = this.#readTitle();
    if (this.#groups.has(id))
      scanner.refuse(`There is already a subgraph “${id}”; give this one another id.`, place);
    const parent = this.#open.at(-1)?.group.id ?? null;
    const group: DiagramGroup = { id, label: title, classes: [], parent, order: this.#order++ };
    this.#groups.set(id, group);
    this.#open.push({ group, place });
  }

  #readTitle(): { id: string; title: string } {
    const scanner: Scanner = this.#scanner;
    const what = 'a subgraph';
    const start = scanner.at;
    if (scanner.take(/"/y)) {
      const title = wordsOf(scanner, scanner.takeUntil(['"'], '\n')?.text ?? scanner.takeLine(), what, start);
      return { id: title, title };
    }
    const id = takeId(scanner);
    if (id !== null && scanner.take(/[ \t]*\[/y)) {
      return { id, title: readText(scanner, [']'], `the subgraph “${id}”`) || id };
    }
    if (id !== null && scanner.sees(/[ \t]*(?:[\n;]|%%|$)/y)) return { id, title: id };
    scanner.back(start);
    const title = wordsOf(scanner, scanner.take(/[^\n;]*/y)?.[0] ?? '', what, start);
    return { id: title || `subgraph ${this.#groups.size + 1}`, title };
  }

  /** Nodes and the arrows between them: `a & b --> c --> d`. */
  #readChain(): void {
    const scanner: Scanner = this.#scanner;
    const place = scanner.at;
    let from = this.#readNodes(null, place);
    for (;;) {
      scanner.take(/[ \t]*/y);
      const arrow = scanner.at;
      const link = readLink(scanner);
      if (!link) return;
      if (link.name) this.#arrowNames.add(link.name);
      scanner.take(/[ \t]*/y);
      const to = this.#readNodes('the arrow', arrow);
      if (!link.isHidden) {
        if (this.#links.length + from.length * to.length > MERMAID_LIMITS.links) {
          scanner.refuse(
            `A flowchart has at most ${MERMAID_LIMITS.links.toLocaleString('en')} arrows.`,
            arrow,
          );
        }
        const { line, label, points } = link;
        for (const a of from) {
          for (const b of to) {
            const [start, end] = link.isBackward ? [b, a] : [a, b];
            this.#links.push({ from: start, to: end, line, label, points });
          }
        }
      }
      from = to;
    }
  }

  #readNodes(after: string | null, place: number): string[] {
    const scanner: Scanner = this.#scanner;
    const ids: string[] = [];
    for (;;) {
      const mention = readNode(scanner);
      if (!mention) {
        const before = ids.length > 0 ? ' after “&”' : after ? ` after ${after}` : '';
        scanner.refuse(`A node was expected${before}, found ${scanner.here}.`);
      }
      this.#mention(mention, place);
      ids.push(mention.id);
      if (!scanner.take(/[ \t]*&[ \t]*/y)) return ids;
    }
  }

  #mention({ id, label, form, classes }: Mention, place: number): void {
    const group = this.#open.at(-1)?.group.id ?? null;
    let node = this.#nodes.get(id);
    if (!node) {
      if (!this.#groups.has(id)) this.#checkCount(place);
      node = { id, label: id, form: 'rectangle', classes: [], parent: group, order: this.#order++ };
      this.#nodes.set(id, node);
    } else if (group !== null && this.#isOpen(node.parent)) node.parent = group;
    if (label) node.label = label;
    if (form) node.form = form;
    node.classes.push(...classes);
  }

  /** True for what surrounds the place that is read: a node there may still turn out to be further inside. */
  #isOpen(groupId: string | null): boolean {
    return groupId === null || this.#open.some(({ group }) => group.id === groupId);
  }

  #checkCount(place: number): void {
    if (this.#nodes.size + this.#groups.size < MERMAID_LIMITS.nodes) return;
    this.#scanner.refuse(`A flowchart has at most ${MERMAID_LIMITS.nodes} nodes and subgraphs.`, place);
  }
}
