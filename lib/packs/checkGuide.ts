import type { Guide } from './guide';
import { EXPECTATIONS_HEADING, type GuidePart, readGuidePart } from './guideParts';
import type { PackRule } from './problem';
import { GUIDE_SECTIONS, type GuideSectionId } from './sections';

/** What a complete guide has at least and at most: enough to ask the question well, and no more than is read. */
export const GUIDE_COUNTS = {
  /** Numbers in a scenario: a design without numbers cannot be judged. */
  scenarioNumbers: { min: 4 },
  /** Words of a scenario: it is read aloud in about a minute. */
  scenarioWords: { min: 80, max: 160 },
  facts: { min: 4, max: 6 },
  followUps: { min: 3, max: 5 },
  curveballs: { min: 1, max: 2 },
  criteria: { min: 2, max: 4 },
  misconceptions: { min: 3, max: 5 },
} as const;

/** What a guide lacks: the section, the line from 0 within it (null where there is none), rule and sentence. */
export type GuideFinding = {
  section: GuideSectionId;
  line: number | null;
  rule: PackRule;
  message: string;
};

/** Sections that a complete guide may do without. */
const OPTIONAL = new Set<GuideSectionId>(['starterBoard']);
/** Links, and addresses that a reader would make one of. */
const ADDRESS = /\]\(|\bhttps?:\/\/|\bwww\./i;

/**
 * What keeps a guide from being complete: missing sections, sections in another shape, too few or too many
 * parts, criteria that the rubric does not have, links. Empty when it is complete.
 */
export function checkGuide(guide: Guide, criteria: readonly string[]): GuideFinding[] {
  const findings: GuideFinding[] = [];
  for (const { id, title } of GUIDE_SECTIONS) {
    const find = (line: number | null, rule: PackRule, message: string) =>
      findings.push({ section: id, line, rule, message });
    const section = guide.sections.find((candidate) => candidate.id === id);
    if (!section) {
      if (!OPTIONAL.has(id)) find(null, 'guide-part', `The section "${title}" is missing.`);
      continue;
    }
    section.markdown.split('\n').forEach((text, line) => {
      if (ADDRESS.test(text)) find(line, 'guide-link', 'A guide is read in the room: leave out links.');
    });
    // A board that cannot be drawn has refused the whole file (`parseQuestion`).
    if (id === 'starterBoard') continue;
    const read = readGuidePart(id, section.markdown);
    if (read.ok) checkPart(read.part, id, criteria, find);
    else for (const { line, message } of read.findings) find(line, 'guide-shape', message);
  }
  return findings;
}

type Find = (line: number | null, rule: PackRule, message: string) => void;

function checkPart(part: GuidePart, id: GuideSectionId, criteria: readonly string[], find: Find): void {
  const count = (what: string, found: number, { min, max = Infinity }: { min: number; max?: number }) => {
    const bound = found < min ? `at least ${min}` : found > max ? `at most ${max}` : null;
    if (bound) find(0, 'guide-count', `A complete guide has ${bound} ${what}; here are ${found}.`);
  };
  switch (part.kind) {
    case 'prose':
      if (part.paragraphs.length > 1) find(0, 'guide-shape', 'This section is one paragraph.');
      if (id !== 'scenario') break;
      count('words in a scenario', part.paragraphs.join(' ').split(/\s+/).length, GUIDE_COUNTS.scenarioWords);
      count('numbers in a scenario', numbersIn(part.paragraphs.join(' ')), GUIDE_COUNTS.scenarioNumbers);
      break;
    case 'facts':
      count('facts', part.facts.length, GUIDE_COUNTS.facts);
      break;
    case 'followUps':
      count('follow-ups', part.followUps.length, GUIDE_COUNTS.followUps);
      break;
    case 'curveballs':
      count('curveballs', part.curveballs.length, GUIDE_COUNTS.curveballs);
      break;
    case 'misconceptions':
      count('misconceptions', part.misconceptions.length, GUIDE_COUNTS.misconceptions);
      break;
    case 'signals':
      count('criteria', part.criteria.length, GUIDE_COUNTS.criteria);
      for (const [index, { title, line, anchors }] of part.criteria.entries()) {
        if (!criteria.includes(title)) {
          find(line, 'criterion', `The rubric has no criterion "${title}"; it has ${criteria.join(', ')}.`);
        }
        if (part.criteria.findIndex((other) => other.title === title) < index) {
          find(line, 'criterion', `The criterion "${title}" occurs twice.`);
        }
        const starts = new Set(anchors.map((anchor) => anchor.text.split(/\s+/, 1)[0]?.toLowerCase()));
        if (starts.size === 1) find(line, 'guide-shape', 'All four levels begin with the same word.');
      }
      if (!part.expectations) {
        find(0, 'guide-part', `The section ends with "### ${EXPECTATIONS_HEADING}" and an item for each.`);
      }
      break;
    case 'starterBoard':
      break;
  }
}

/** How many numbers a text gives, in digits. */
function numbersIn(text: string): number {
  return text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0;
}
