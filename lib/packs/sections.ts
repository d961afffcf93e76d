/** The interviewer-only sections of a question, in the order in which they are written and read. */
export const GUIDE_SECTIONS = [
  { id: 'purpose', title: 'Purpose' },
  { id: 'scenario', title: 'Scenario' },
  { id: 'clarifyingFacts', title: 'Clarifying facts' },
  { id: 'followUps', title: 'Follow-ups' },
  { id: 'curveballs', title: 'Curveballs' },
  { id: 'signals', title: 'Signals' },
  { id: 'misconceptions', title: 'Misconceptions' },
  { id: 'starterBoard', title: 'Starter board' },
] as const;
export type GuideSectionId = (typeof GUIDE_SECTIONS)[number]['id'];

/** The heading of the one section that a candidate receives. */
export const PROMPT_HEADING = 'Prompt';
