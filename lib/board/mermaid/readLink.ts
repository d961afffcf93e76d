import type { DiagramLink } from './diagram';
import { readText, wordsOf } from './readNode';
import type { Scanner } from './scanner';

/** An arrow as it is written. */
export type ReadLink = Omit<DiagramLink, 'from' | 'to'> & {
  /** What other statements call it; null where it has no name. */
  name: string | null;
  /** It only keeps nodes apart. */
  isHidden: boolean;
  /** It points back to where it begins. */
  isBackward: boolean;
};

/** A whole arrow: `-->`, `<-->`, `---`, `==>`, `-.->`, `--x`, `~~~`. */
const WHOLE = /([xo<])?(?:--+([-xo>])|==+([=xo>])|-?\.+-([xo>])?|(~~~+))/y;
/** The beginning of an arrow with words in its middle: `-- words -->`. */
const BEGINNING = /([xo<])?(--|==|-\.)/y;
/** Where its words end. */
const ENDS = {
  '--': /([^\n]*?)--+([-xo>])/y,
  '==': /([^\n]*?)==+([=xo>])/y,
  '-.': /([^\n]*?)-?\.+-([xo>])?/y,
} as const;
const QUOTED_ENDS = { '--': /--+([-xo>])/y, '==': /==+([=xo>])/y, '-.': /-?\.+-([xo>])?/y } as const;
const LINES = { '--': 'plain', '==': 'thick', '-.': 'dotted' } as const;

/** Reads an arrow with its words; null where none is. @throws MermaidError */
export function readLink(scanner: Scanner): ReadLink | null {
  const name = scanner.take(/([\p{L}\p{N}_-]+)@(?=[xo<]?[-=.~])/uy)?.[1] ?? null;
  const whole = scanner.take(WHOLE);
  if (whole) {
    const [text, left, plain, thick, dotted, hidden] = whole;
    const link = linkOf(
      { name, line: lineOf(text), isHidden: hidden !== undefined },
      left,
      plain ?? thick ?? dotted,
    );
    scanner.take(/[ \t]*/y);
    if (scanner.take(/\|/y)) link.label = readText(scanner, ['|'], 'an arrow');
    return link;
  }
  const start = scanner.at;
  const beginning = scanner.take(BEGINNING);
  if (!beginning) return null;
  const kind = beginning[2] as keyof typeof ENDS;
  scanner.take(/[ \t]*/y);
  const { source, right } = readMiddle(scanner, kind, start);
  const link = linkOf({ name, line: LINES[kind], isHidden: false }, beginning[1], right);
  link.label = wordsOf(scanner, source, 'an arrow', start);
  return link;
}

function readMiddle(
  scanner: Scanner,
  kind: keyof typeof ENDS,
  start: number,
): { source: string; right?: string | undefined } {
  if (scanner.take(/"/y)) {
    const quoted = scanner.takeUntil(['"'], '\n');
    if (quoted) {
      scanner.take(/[ \t]*/y);
      const end = scanner.take(QUOTED_ENDS[kind]);
      if (end) return { source: quoted.text, right: end[1] };
    }
  } else {
    const found = scanner.take(ENDS[kind]);
    if (found) return { source: found[1] ?? '', right: found[2] };
  }
  const example = { '--': '-->', '==': '==>', '-.': '.->' }[kind];
  scanner.refuse(
    `An arrow begins with “${kind}”, and its end was expected on this line, such as “${example}”.`,
    start,
  );
}

function lineOf(text: string): DiagramLink['line'] {
  if (text.includes('=')) return 'thick';
  return text.includes('.') ? 'dotted' : 'plain';
}

function linkOf(
  said: Pick<ReadLink, 'name' | 'line' | 'isHidden'>,
  left: string | undefined,
  right: string | undefined,
): ReadLink {
  const isBackward = left === '<' && right !== '>';
  const hasHead = isBackward || (right !== undefined && '>xo'.includes(right));
  const points = left === '<' && right === '>' ? 'both ways' : hasHead ? 'one way' : 'no way';
  return { ...said, label: '', points, isBackward };
}
