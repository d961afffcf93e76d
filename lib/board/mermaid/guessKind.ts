import {
  type BoundaryKind,
  COMPONENT_KINDS,
  type ComponentGroup,
  type ComponentKind,
  factsOf,
} from '../components/kinds';
import type { NodeForm } from './diagram';

type Phrase = { kind: ComponentKind; words: string[]; isName: boolean };

/** Every name and other name of every kind, by its first word. */
const PHRASES = new Map<string, Phrase[]>();
for (const kind of COMPONENT_KINDS) {
  const { name, aliases } = factsOf(kind);
  for (const phrase of [name, ...aliases]) {
    const words = wordsOf(phrase);
    const [first = ''] = words;
    PHRASES.set(first, [...(PHRASES.get(first) ?? []), { kind, words, isName: phrase === name }]);
  }
}

/** Which shelves a form points to, and the kind where the words say nothing. */
const FORM_HINTS: Partial<Record<NodeForm, { groups: readonly ComponentGroup[]; kind: ComponentKind }>> = {
  database: { groups: ['data'], kind: 'relational' },
  subroutine: { groups: ['messaging'], kind: 'queue' },
  stadium: { groups: ['edge', 'outside'], kind: 'client' },
};

const BOUNDARY_WORDS: readonly [BoundaryKind, RegExp][] = [
  ['zone', /\b(?:zone|az|availability)\b/i],
  ['region', /\b(?:region|[a-z]{2}-(?:west|east|north|south|central)[a-z]*(?:-\d)?|europe|asia|america)\b/i],
  ['network', /\b(?:vpc|vnet|subnet|network|dmz|lan)\b/i],
  ['cluster', /\b(?:cluster|kubernetes|k8s|namespace|eks|gke|aks)\b/i],
];

/**
 * The kind of component that a node's words speak of: the longest name that occurs in them, a kind's own name
 * before another word for it, then the one that stands last ("Kafka consumer" is a worker). Where none occurs,
 * what the node's form suggests, and else a service.
 */
export function guessKind(label: string, form: NodeForm): ComponentKind {
  const hint = FORM_HINTS[form];
  for (const line of [...label.split('\n'), label]) {
    const found = phrasesIn(wordsOf(line));
    const fitting = found.filter(({ kind }) => hint?.groups.includes(factsOf(kind).group));
    const best = bestOf(fitting) ?? (hint && form !== 'stadium' && found.length > 0 ? null : bestOf(found));
    if (best) return best;
  }
  return hint?.kind ?? 'service';
}

/** What a subgraph's title says that it surrounds. */
export function guessBoundary(title: string): BoundaryKind {
  return BOUNDARY_WORDS.find(([, words]) => words.test(title))?.[0] ?? 'boundary';
}

type Found = Phrase & { at: number };

function phrasesIn(words: readonly string[]): Found[] {
  return words.flatMap((word, at) => {
    const candidates = [...(PHRASES.get(word) ?? []), ...(PHRASES.get(singular(word)) ?? [])];
    return candidates
      .filter((phrase) =>
        phrase.words.every(
          (part, i) => i === 0 || part === words[at + i] || part === singular(words[at + i] ?? ''),
        ),
      )
      .map((phrase) => ({ ...phrase, at }));
  });
}

function bestOf(found: readonly Found[]): ComponentKind | null {
  let best: Found | null = null;
  for (const candidate of found) if (!best || isBetter(candidate, best)) best = candidate;
  return best?.kind ?? null;
}

function isBetter(a: Found, b: Found): boolean {
  if (a.words.length !== b.words.length) return a.words.length > b.words.length;
  if (a.isName !== b.isName) return a.isName;
  return a.at > b.at;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}
