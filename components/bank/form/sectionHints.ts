import type { GuideSectionId } from '@/lib/packs/sections';

/** What belongs into each part of a guide, for whoever writes it. */
export const SECTION_HINTS: Record<GuideSectionId, string> = {
  purpose: 'What this question finds out that others do not, and what it does not show.',
  scenario: 'A system to read aloud, for candidates who have none of their own. Give numbers.',
  clarifyingFacts: 'A list of facts that you tell only when asked: “**Asked about traffic:** …”.',
  followUps: 'A numbered list that goes deeper step by step, each with what to listen for.',
  curveballs:
    'A change in the middle: a heading (###), what you say, “**Good move:** …” and “**Red flag:** …”.',
  signals: 'For each criterion a heading (###) with its title, then levels 1 to 4 as a numbered list.',
  misconceptions: 'What people often get wrong here, and what is right.',
  starterBoard: 'A Mermaid flowchart in a fenced block, as the picture to begin with.',
};
