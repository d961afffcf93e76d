import { Badge } from '@/components/ui/Badge';
import type { InterviewState } from '@/lib/interview/lifecycle';

const LOOK = {
  scheduled: { tone: 'neutral', text: 'Scheduled' },
  lobby: { tone: 'caution', text: 'Candidate waiting' },
  live: { tone: 'positive', text: 'Live' },
  ended: { tone: 'info', text: 'In review' },
  decided: { tone: 'accent', text: 'Decided' },
  archived: { tone: 'neutral', text: 'Archived' },
} as const satisfies Record<InterviewState, { tone: string; text: string }>;

/** Where an interview is in its life. */
export function InterviewStateBadge({ state }: { state: InterviewState }) {
  const { tone, text } = LOOK[state];
  return <Badge tone={tone}>{text}</Badge>;
}
