import { describe, expect, it } from 'vitest';
import { candidatePhase } from './candidatePhase';
import { hasBegun, INTERVIEW_STATES, isOpen, nextState } from './lifecycle';

describe('an interview', () => {
  it('goes its way from planned to archived', () => {
    const way = ['candidateWaits', 'candidateAdmitted', 'end', 'decide', 'archive'] as const;
    let state: (typeof INTERVIEW_STATES)[number] = 'scheduled';
    const states = way.map((event) => {
      const next = nextState(state, event);
      if (next) state = next;
      return next;
    });
    expect(states).toEqual(['lobby', 'live', 'ended', 'decided', 'archived']);
  });

  it('ends only when live, and is live only by an admission', () => {
    for (const state of INTERVIEW_STATES) {
      expect(nextState(state, 'end')).toBe(state === 'live' ? 'ended' : null);
      expect(nextState(state, 'candidateAdmitted')).toBe(isOpen(state) ? 'live' : null);
    }
  });

  it('never goes back, except out of an empty lobby', () => {
    const events = ['candidateWaits', 'candidateAdmitted', 'end', 'decide', 'archive'] as const;
    for (const state of INTERVIEW_STATES)
      for (const event of events) {
        const next = nextState(state, event);
        if (next)
          expect(INTERVIEW_STATES.indexOf(next)).toBeGreaterThanOrEqual(INTERVIEW_STATES.indexOf(state));
      }
    expect(nextState('lobby', 'lobbyEmpties')).toBe('scheduled');
    expect(nextState('live', 'lobbyEmpties')).toBe('live');
  });

  it('is not archived while it is live, nor twice', () => {
    expect(nextState('live', 'archive')).toBeNull();
    expect(nextState('archived', 'archive')).toBeNull();
    expect(nextState('scheduled', 'archive')).toBe('archived');
  });

  it('begins when the candidate is admitted', () => {
    expect(INTERVIEW_STATES.filter((state) => !hasBegun(state))).toEqual(['scheduled', 'lobby']);
  });
});

describe('the phase of a candidate', () => {
  it('follows the pass until the end, which comes for all', () => {
    for (const state of INTERVIEW_STATES) {
      const open = isOpen(state);
      expect(candidatePhase(state, 'checking')).toBe(open ? 'checking' : 'ended');
      expect(candidatePhase(state, 'waiting')).toBe(open ? 'waiting' : 'ended');
      expect(candidatePhase(state, 'admitted')).toBe(open ? 'live' : 'ended');
      expect(candidatePhase(state, 'denied')).toBe('denied');
    }
  });
});
