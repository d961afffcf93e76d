import { MERMAID_LIMITS, type NodeForm } from './diagram';
import type { Scanner } from './scanner';
import { isActive, readWords } from './words';

/** A node where it is mentioned: its id, and what this mention says about it. */
export type Mention = { id: string; label: string | null; form: NodeForm | null; classes: string[] };

const ID = /[\p{L}\p{N}_]+(?:[./*+!?'$-][\p{L}\p{N}_]+)*/uy;
const CLASS = /:::([\p{L}\p{N}_-]+)/uy;
const SPACE = /[ \t]*/y;

/** How the words of a node are opened and closed; what begins alike comes longest first. */
const BRACKETS: readonly [open: string, close: readonly string[], form: NodeForm][] = [
  ['(((', [')))'], 'circle'],
  ['((', ['))'], 'circle'],
  ['([', ['])'], 'stadium'],
  ['(', [')'], 'rounded'],
  ['[[', [']]'], 'subroutine'],
  ['[(', [')]'], 'database'],
  ['[/', ['/]', '\\]'], 'parallelogram'],
  ['[\\', ['\\]', '/]'], 'trapezoid'],
  ['[', [']'], 'rectangle'],
  ['{{', ['}}'], 'hexagon'],
  ['{', ['}'], 'rhombus'],
  ['>', [']'], 'flag'],
];

/** Mermaid's newer names of forms, as in `id@{ shape: cyl }`; what is not here is a rectangle. */
const FORMS: ReadonlyMap<string, NodeForm> = new Map([
  ...(['cyl', 'cylinder', 'db', 'database', 'lin-cyl', 'disk', 'lined-cylinder'] as const).map(
    (name) => [name, 'database'] as const,
  ),
  ...(['das', 'h-cyl', 'horizontal-cylinder', 'subproc', 'subroutine', 'fr-rect', 'subprocess'] as const).map(
    (name) => [name, 'subroutine'] as const,
  ),
  ...(['stadium', 'pill', 'terminal'] as const).map((name) => [name, 'stadium'] as const),
  ...(['circle', 'circ', 'dbl-circ', 'double-circle'] as const).map((name) => [name, 'circle'] as const),
  ...(['diam', 'decision', 'diamond', 'question'] as const).map((name) => [name, 'rhombus'] as const),
  ...(['hex', 'hexagon', 'prepare'] as const).map((name) => [name, 'hexagon'] as const),
  ...(['rounded', 'event'] as const).map((name) => [name, 'rounded'] as const),
  ...(['lean-r', 'lean-l', 'lean-right', 'lean-left', 'in-out'] as const).map(
    (name) => [name, 'parallelogram'] as const,
  ),
  ...(['odd', 'flag'] as const).map((name) => [name, 'flag'] as const),
]);

/** Reads a node with what follows its id; null where no id is. @throws MermaidError */
export function readNode(scanner: Scanner): Mention | null {
  const id = takeId(scanner);
  if (id === null) return null;
  const mention: Mention = { id, label: null, form: null, classes: [] };
  takeClasses(scanner, mention);
  if (scanner.sees(/@\{/y)) readAttributes(scanner, mention);
  else readBrackets(scanner, mention);
  takeClasses(scanner, mention);
  return mention;
}

/** An id here, or null. */
export function takeId(scanner: Scanner): string | null {
  return scanner.take(ID)?.[0] ?? null;
}

/** Text in quotes or up to one of the ends, and the end itself. `what` names it in sentences. @throws MermaidError */
export function readText(scanner: Scanner, ends: readonly string[], what: string): string {
  const start = scanner.at;
  scanner.take(/\s*/y);
  const source = scanner.next === '"' ? readQuoted(scanner, what) : null;
  if (source !== null) {
    scanner.take(/\s*/y);
    const end = ends.find((candidate) => scanner.sees(sticky(candidate)));
    if (end === undefined) {
      scanner.refuse(`“${ends[0]}” was expected after the text of ${what}, found ${scanner.here}.`);
    }
    scanner.take(sticky(end));
    return wordsOf(scanner, source, what, start);
  }
  const found = scanner.takeUntil(ends, '\n');
  if (!found) scanner.refuse(`“${ends[0]}” was expected at the end of the text of ${what}.`, start);
  return wordsOf(scanner, found.text, what, start);
}

/** The words of a text. @throws MermaidError where they are too many, or more than words */
export function wordsOf(scanner: Scanner, source: string, what: string, start = scanner.at): string {
  if (isActive(source))
    scanner.refuse(`The text of ${what} holds a tag that runs or loads something.`, start);
  const words = readWords(source);
  if (words.length > MERMAID_LIMITS.label) {
    scanner.refuse(`The text of ${what} is longer than ${MERMAID_LIMITS.label} characters.`, start);
  }
  return words;
}

function readQuoted(scanner: Scanner, what: string): string {
  const start = scanner.at;
  scanner.take(/"/y);
  const found = scanner.takeUntil(['"'], null);
  if (!found) scanner.refuse(`The quotation mark before the text of ${what} is never closed.`, start);
  return found.text;
}

function readBrackets(scanner: Scanner, mention: Mention): void {
  const place = scanner.at;
  scanner.take(SPACE);
  const isApart = scanner.at > place;
  const bracket = BRACKETS.find(([open]) => scanner.sees(sticky(open)) && !(isApart && open === '>'));
  if (!bracket) {
    scanner.back(place);
    return;
  }
  const [open, close, form] = bracket;
  scanner.take(sticky(open));
  mention.label = readText(scanner, close, `“${mention.id}”`);
  mention.form = form;
}

/** `@{ shape: cyl, label: "Orders" }`: the shape and the label are read, and all else is passed over. */
function readAttributes(scanner: Scanner, mention: Mention): void {
  const start = scanner.at;
  scanner.take(/@\{/y);
  for (;;) {
    scanner.take(/[\s,]*/y);
    if (scanner.take(/\}/y)) return;
    const key = scanner.take(/([a-z]+)\s*:\s*/iy)?.[1]?.toLowerCase();
    if (key === undefined) {
      scanner.refuse(`A name such as “shape:” was expected in “@{…}”, found ${scanner.here}.`, start);
    }
    const value =
      scanner.next === '"'
        ? readQuoted(scanner, `“${mention.id}”`)
        : (scanner.take(/[^,}\n]*/y)?.[0].trim() ?? '');
    if (key === 'shape') mention.form = FORMS.get(value.toLowerCase()) ?? 'rectangle';
    if (key === 'label') mention.label = wordsOf(scanner, value, `“${mention.id}”`, start);
  }
}

function takeClasses(scanner: Scanner, mention: Mention): void {
  for (let found = scanner.take(CLASS); found; found = scanner.take(CLASS)) {
    if (found[1] !== undefined) mention.classes.push(found[1]);
  }
}

const STICKY = new Map<string, RegExp>();

function sticky(text: string): RegExp {
  let pattern = STICKY.get(text);
  if (!pattern) {
    pattern = new RegExp(text.replace(/[\\/[\](){}|.*+?^$]/g, '\\$&'), 'y');
    STICKY.set(text, pattern);
  }
  return pattern;
}
