import { LevelMark } from '@/components/scorecard/LevelMark';
import { RECOMMENDATION_WORDS } from '@/components/scorecard/words';
import { Avatar } from '@/components/ui/Avatar';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/Table';
import { memberPerson, personColor } from '@/lib/people';
import type { ReviewScorecard } from '@/lib/schemas/review';
import type { Criterion } from '@/lib/schemas/rubric';

const CLOSED_WORDS = {
  missing: 'Not submitted yet',
  sealed: 'Submitted; shown when you have submitted yours',
} as const;

/** Each panel member's scores side by side, a criterion a row, with their evidence. */
export function ScoreTable({
  criteria,
  scorecards,
}: {
  criteria: Criterion[];
  scorecards: ReviewScorecard[];
}) {
  return (
    <Table label="Scores by criterion and panel member" className="align-top">
      <TableHead>
        <TableHeadCell>Criterion</TableHeadCell>
        {scorecards.map((card) => (
          <TableHeadCell key={card.memberId} className="min-w-56">
            <span className="flex items-center gap-2">
              <Avatar
                decorative
                size="xs"
                name={card.memberName}
                color={personColor(memberPerson(card.memberId))}
              />
              {card.memberName}
            </span>
          </TableHeadCell>
        ))}
      </TableHead>
      <TableBody>
        <TableRow>
          <TableCell className="font-medium">Recommendation</TableCell>
          {scorecards.map((card) => (
            <TableCell key={card.memberId}>
              {card.visible ? (
                <>
                  <span className="font-medium">
                    {card.scorecard.recommendation
                      ? RECOMMENDATION_WORDS[card.scorecard.recommendation]
                      : 'None yet'}
                  </span>
                  {card.scorecard.state === 'draft' ? (
                    <span className="text-subtle"> · draft, seen by you only</span>
                  ) : null}
                  {card.scorecard.summary ? (
                    <p className="mt-1 whitespace-pre-wrap text-muted">{card.scorecard.summary}</p>
                  ) : null}
                </>
              ) : (
                <span className="text-subtle">{CLOSED_WORDS[card.reason]}</span>
              )}
            </TableCell>
          ))}
        </TableRow>
        {criteria.map((criterion) => (
          <TableRow key={criterion.id}>
            <TableCell className="font-medium">{criterion.title}</TableCell>
            {scorecards.map((card) => (
              <ScoreCell key={card.memberId} card={card} criterion={criterion} />
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ScoreCell({ card, criterion }: { card: ReviewScorecard; criterion: Criterion }) {
  if (!card.visible) return <TableCell className="text-subtle">–</TableCell>;
  const score = card.scorecard.scores.find((other) => other.criterionId === criterion.id);
  if (!score || (score.level === null && !score.notObserved)) {
    return <TableCell className="text-subtle">Not scored</TableCell>;
  }
  const level = criterion.levels.find((other) => other.level === score.level);
  return (
    <TableCell>
      <span className="flex items-center gap-2">
        <LevelMark level={score.level} />
        <span>{level ? level.title : 'Not observed'}</span>
      </span>
      {score.evidence ? <p className="mt-1 whitespace-pre-wrap text-muted">{score.evidence}</p> : null}
    </TableCell>
  );
}
