import type { InterviewSummary, PanelSeat } from './interview';
import type { NoteView } from './note';
import type { AskedView } from './room';
import type { Criterion } from './rubric';
import type { ScorecardView } from './scorecard';

/** A panel member's scorecard as a reviewer may see it: others' stay closed until one's own is submitted. */
export type ReviewScorecard =
  | { visible: true; memberId: string; memberName: string; seat: PanelSeat; scorecard: ScorecardView }
  | {
      visible: false;
      memberId: string;
      memberName: string;
      seat: PanelSeat;
      /** `missing`: nothing submitted; `sealed`: submitted, shown when one's own is. */
      reason: 'missing' | 'sealed';
    };

/** What the panel reviews after an interview. The board is loaded on its own. */
export type ReviewView = {
  interview: InterviewSummary;
  rubric: { title: string; criteria: Criterion[] };
  asked: AskedView[];
  notes: NoteView[];
  scorecards: ReviewScorecard[];
  /** I am on the panel and have not submitted. */
  mineIsDue: boolean;
};
