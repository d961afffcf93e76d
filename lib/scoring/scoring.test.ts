import { describe, expect, it } from 'vitest';
import { missingForSubmit } from './missing';
import { type ScorecardProgress, scorecardVisibility } from './visibility';

describe('the visibility of a scorecard', () => {
  const me = { memberId: 'me', onPanel: true, mayStillSubmit: true };
  const other = (progress: ScorecardProgress) => ({ memberId: 'other', progress });

  it('is sealed for a panel member until they have submitted theirs or no longer can', () => {
    expect(scorecardVisibility(me, other('submitted'))).toBe('sealed');
    expect(scorecardVisibility({ ...me, mayStillSubmit: false }, other('submitted'))).toBe('visible');
  });

  it('is open to those who do not score', () => {
    expect(scorecardVisibility({ ...me, onPanel: false }, other('submitted'))).toBe('visible');
  });

  it("never shows someone else's draft, nor says that there is one", () => {
    for (const onPanel of [true, false])
      for (const mayStillSubmit of [true, false])
        for (const progress of ['none', 'draft'] as const) {
          const reader = { memberId: 'me', onPanel, mayStillSubmit };
          expect(scorecardVisibility(reader, other(progress))).toBe('missing');
        }
  });

  it('always shows the own one, if there is one', () => {
    for (const progress of ['draft', 'submitted'] as const) {
      expect(scorecardVisibility(me, { memberId: 'me', progress })).toBe('visible');
    }
    expect(scorecardVisibility(me, { memberId: 'me', progress: 'none' })).toBe('missing');
  });
});

describe('what is missing', () => {
  const criteria = [
    { id: 'scope', title: 'Scope' },
    { id: 'depth', title: 'Depth' },
  ];
  const scored = (criterionId: string, level: number | null, notObserved = false) => ({
    criterionId,
    level,
    notObserved,
  });

  it('is nothing when every criterion has a level or was not observed, with a recommendation', () => {
    const scores = [scored('scope', 4), scored('depth', null, true)];
    expect(missingForSubmit(criteria, { recommendation: 'yes', scores })).toBeNull();
  });

  it('is named', () => {
    expect(missingForSubmit(criteria, { recommendation: null, scores: [scored('scope', null)] })).toBe(
      'Score these or mark them "not observed": Scope, Depth. Choose a recommendation.',
    );
    const one = { recommendation: 'no', scores: [scored('scope', 1), scored('gone', 2)] };
    expect(missingForSubmit(criteria, one)).toBe('Score these or mark them "not observed": Depth.');
  });
});
