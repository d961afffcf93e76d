import type { TargetLevel } from '@/lib/schemas/interview';
import { type GuideBlock, readBlocks } from './guideBlocks';
import type { GuideSectionId } from './sections';

/** Where a part begins, from 0 within its section. */
type At = { line: number };

export type Fact = At & { topic: string; fact: string };
export type FollowUp = At & { question: string; listenFor: string };
export type Curveball = At & { title: string; says: string; goodMove: string; redFlag: string };
export type Anchor = At & { text: string };
/** The anchors of one criterion for this question, of levels 1 to 4. */
export type CriterionSignals = At & { title: string; anchors: Anchor[] };
export type Expectations = Record<TargetLevel, string>;
export type Misconception = At & { claim: string; correction: string };

/** What a section of a guide says, by its kind. Texts are Markdown within one paragraph. */
export type GuidePart =
  | { kind: 'prose'; paragraphs: string[] }
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'followUps'; followUps: FollowUp[] }
  | { kind: 'curveballs'; curveballs: Curveball[] }
  | { kind: 'signals'; criteria: CriterionSignals[]; expectations: Expectations | null }
  | { kind: 'misconceptions'; misconceptions: Misconception[] }
  | { kind: 'starterBoard'; mermaid: string };

/** What stands in the way of reading a section, and where, from 0 within it. */
export type ShapeFinding = At & { message: string };

/** A section that has the shape of its kind, or what of it has not. */
export type ReadPart = { ok: true; part: GuidePart } | { ok: false; findings: ShapeFinding[] };

/** Anchors of a criterion: one for each of a rubric's levels 1 to 4. */
const ANCHORS = 4;

/** The heading of what each target level is asked for, last in the signals. */
export const EXPECTATIONS_HEADING = 'Mid, senior and staff';

const EXPECTATION_NAMES: Record<string, TargetLevel> = { Mid: 'mid', Senior: 'senior', Staff: 'staff' };

/**
 * Reads a section of a guide in the shape that `seeds/README.md` describes for it. Nothing is left out: a
 * section with anything beside its shape is not of that shape, and is best shown as the Markdown that it is.
 */
export function readGuidePart(id: GuideSectionId, markdown: string): ReadPart {
  const blocks = readBlocks(markdown);
  const findings: ShapeFinding[] = [];
  const find = (block: At, message: string) => findings.push({ line: block.line, message });
  const part = READERS[id](blocks, find);
  if (blocks.length === 0) findings.push({ line: 0, message: 'This section is empty.' });
  return findings.length === 0 ? { ok: true, part } : { ok: false, findings };
}

type Find = (block: At, message: string) => void;
type Reader = (blocks: GuideBlock[], find: Find) => GuidePart;

const READERS: Record<GuideSectionId, Reader> = {
  purpose: readProse,
  scenario: readProse,
  clarifyingFacts: readFacts,
  followUps: readFollowUps,
  curveballs: readCurveballs,
  signals: readSignals,
  misconceptions: readMisconceptions,
  starterBoard: readStarterBoard,
};

function readProse(blocks: GuideBlock[], find: Find): GuidePart {
  for (const block of blocks) if (block.kind !== 'paragraph') find(block, 'Only paragraphs belong here.');
  return { kind: 'prose', paragraphs: blocks.map((block) => block.text) };
}

function readFacts(blocks: GuideBlock[], find: Find): GuidePart {
  const facts = items(blocks, 'bullet', find).flatMap(({ text, line }) => {
    const match = /^\*\*Asked about (.+?):\*\* +(.+)$/.exec(text);
    if (match?.[1] && match[2]) return [{ topic: match[1], fact: match[2], line }];
    find({ line }, 'Write a fact as "- **Asked about <topic>:** <fact>".');
    return [];
  });
  return { kind: 'facts', facts };
}

function readFollowUps(blocks: GuideBlock[], find: Find): GuidePart {
  const followUps = inOrder(items(blocks, 'numbered', find), find).flatMap(({ text, line }) => {
    const match = /^(.*?\S) +(Listen for\b.+)$/.exec(text);
    if (match?.[1] && match[2]) return [{ question: match[1], listenFor: match[2], line }];
    find({ line }, 'Follow the question, on its line, by a sentence that begins with "Listen for".');
    return [];
  });
  return { kind: 'followUps', followUps };
}

function readCurveballs(blocks: GuideBlock[], find: Find): GuidePart {
  const curveballs = underHeadings(blocks, find).map(({ heading, body }) => {
    const says = body.filter((block) => block.kind === 'paragraph');
    const bullets = body.filter((block) => block.kind === 'bullet');
    const labelled = (label: string) => {
      const own = bullets.filter((block) => block.text.startsWith(`**${label}:** `));
      if (own.length !== 1) find(heading, `"${heading.text}" needs one item "- **${label}:** …".`);
      return own[0]?.text.slice(label.length + 6) ?? '';
    };
    const [goodMove, redFlag] = [labelled('Good move'), labelled('Red flag')];
    if (says.length === 0) find(heading, `"${heading.text}" does not say what the interviewer says.`);
    if (bullets.length > 2 || body.length > says.length + bullets.length) {
      find(heading, `"${heading.text}" has more than what is said, a good move and a red flag.`);
    }
    const said = says.map((block) => block.text).join('\n\n');
    return { title: heading.text, says: said, goodMove, redFlag, line: heading.line };
  });
  return { kind: 'curveballs', curveballs };
}

function readSignals(blocks: GuideBlock[], find: Find): GuidePart {
  const parts = underHeadings(blocks, find);
  const last = parts.at(-1);
  const hasExpectations = last?.heading.text === EXPECTATIONS_HEADING;
  const criteria = (hasExpectations ? parts.slice(0, -1) : parts).map(({ heading, body }) => {
    const anchors = inOrder(items(body, 'numbered', find), find);
    if (anchors.length !== ANCHORS) {
      find(heading, `"${heading.text}" has ${anchors.length} levels, not exactly ${ANCHORS}.`);
    }
    return {
      title: heading.text,
      line: heading.line,
      anchors: anchors.map(({ text, line }) => ({ text, line })),
    };
  });
  return { kind: 'signals', criteria, expectations: hasExpectations ? readExpectations(last, find) : null };
}

function readExpectations({ heading, body }: Part, find: Find): Expectations | null {
  const found: Partial<Expectations> = {};
  for (const { text, line } of items(body, 'bullet', find)) {
    const match = /^\*\*(.+?):\*\* +(.+)$/.exec(text);
    const level = EXPECTATION_NAMES[match?.[1] ?? ''];
    if (level && match?.[2] && found[level] === undefined) found[level] = match[2];
    else find({ line }, 'Give one item each: "- **Mid:** …", "- **Senior:** …", "- **Staff:** …".');
  }
  const { mid, senior, staff } = found;
  if (mid !== undefined && senior !== undefined && staff !== undefined) return { mid, senior, staff };
  find(heading, `"${EXPECTATIONS_HEADING}" needs an item for each of the three.`);
  return null;
}

function readMisconceptions(blocks: GuideBlock[], find: Find): GuidePart {
  const misconceptions = items(blocks, 'bullet', find).flatMap(({ text, line }) => {
    const match = /^(\*\*.+?\*\*|".+?"|“.+?”)[:,.]? +(.+)$/.exec(text);
    if (match?.[1] && match[2]) {
      return [{ claim: match[1].replace(/^\*\*|\*\*$/g, ''), correction: match[2], line }];
    }
    find({ line }, 'Begin with the error as people say it, in bold or in quotation marks, and correct it.');
    return [];
  });
  return { kind: 'misconceptions', misconceptions };
}

function readStarterBoard(blocks: GuideBlock[], find: Find): GuidePart {
  const [first, second] = blocks;
  if (first && (first.kind !== 'code' || first.mark !== 'mermaid')) {
    find(first, 'A starter board is one fenced block of "mermaid".');
  } else if (second) find(second, 'Only the fenced block belongs here.');
  return { kind: 'starterBoard', mermaid: first?.text ?? '' };
}

/** The blocks of one kind; every other is a finding. */
function items(blocks: readonly GuideBlock[], kind: 'bullet' | 'numbered', find: Find): GuideBlock[] {
  const what = kind === 'bullet' ? 'items that begin with a hyphen' : 'numbered items';
  for (const block of blocks) {
    if (block.kind !== kind) find(block, `Only ${what} belong here, each on one line.`);
  }
  return blocks.filter((block) => block.kind === kind);
}

/** Numbered items that count 1, 2, 3 …; anything else is a finding. */
function inOrder(blocks: GuideBlock[], find: Find): GuideBlock[] {
  blocks.forEach((block, index) => {
    if (block.mark !== String(index + 1)) find(block, `This item is number ${index + 1}, not ${block.mark}.`);
  });
  return blocks;
}

type Part = { heading: GuideBlock; body: GuideBlock[] };

function underHeadings(blocks: readonly GuideBlock[], find: Find): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push({ heading: block, body: [] });
    else if (parts.length > 0) parts.at(-1)?.body.push(block);
    else find(block, 'This comes before the first third-level heading.');
  }
  return parts;
}
