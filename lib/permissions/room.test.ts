import { describe, expect, it } from 'vitest';
import { INTERVIEW_STATES } from '@/lib/interview/lifecycle';
import { refusalInRoom } from './refusal';
import {
  canInRoom,
  isLockedOut,
  ROOM_ACTIONS,
  ROOM_ROLES,
  type RoomAction,
  type RoomPhase,
  type RoomRole,
} from './room';

const PHASES: RoomPhase[] = [
  { kind: 'sketch', archived: false },
  { kind: 'sketch', archived: true },
  ...INTERVIEW_STATES.map((state) => ({ kind: 'interview' as const, state })),
];

/** What a role may do in a phase. */
const may = (role: RoomRole, phase: RoomPhase) =>
  ROOM_ACTIONS.filter((action) => canInRoom(role, phase, action));
const interview = (state: (typeof INTERVIEW_STATES)[number]): RoomPhase => ({ kind: 'interview', state });

describe('the table', () => {
  it('lets a candidate see and draw on the board of a live interview, and do nothing else ever', () => {
    for (const phase of PHASES) {
      const isLive = phase.kind === 'interview' && phase.state === 'live';
      expect(may('candidate', phase)).toEqual(isLive ? ['board.read', 'board.edit'] : []);
    }
  });

  it('lets a guest see and draw on a sketch that is not archived, and do nothing else ever', () => {
    for (const phase of PHASES) {
      const isOpen = phase.kind === 'sketch' && !phase.archived;
      expect(may('guest', phase)).toEqual(isOpen ? ['board.read', 'board.edit'] : []);
    }
  });

  it('gives interview roles nothing in a sketch, and sketch roles nothing in an interview', () => {
    for (const phase of PHASES) {
      const strangers = phase.kind === 'sketch' ? ['interviewer', 'panelist', 'overseer'] : ['sketcher'];
      for (const role of strangers as RoomRole[]) expect(may(role, phase)).toEqual([]);
    }
  });

  it('lets only those draw and run who interview', () => {
    for (const state of INTERVIEW_STATES) {
      for (const role of ['panelist', 'overseer'] as const) {
        const actions = may(role, interview(state));
        const running = ['board.edit', 'board.lock', 'room.run', 'interview.edit', 'invite.manage'] as const;
        for (const action of running) {
          expect(actions).not.toContain(action);
        }
      }
    }
    expect(may('interviewer', interview('live'))).toEqual(
      expect.arrayContaining(['board.edit', 'room.run', 'invite.manage', 'note.write', 'score.write']),
    );
  });

  it('lets overseers read everything and write nothing', () => {
    for (const state of INTERVIEW_STATES) {
      const written = may('overseer', interview(state)).filter((action) => !action.endsWith('.read'));
      expect(written.every((action) => action === 'interview.archive')).toBe(true);
    }
  });

  it('freezes the board with the end, and opens the review', () => {
    for (const state of ['ended', 'decided', 'archived'] as const) {
      for (const role of ROOM_ROLES) {
        expect(may(role, interview(state))).not.toContain('board.edit');
        expect(may(role, interview(state))).not.toContain('board.lock');
        expect(may(role, interview(state))).not.toContain('room.run');
      }
      expect(may('panelist', interview(state))).toContain('review.read');
    }
    expect(may('interviewer', interview('live'))).not.toContain('review.read');
  });
});

describe('a locked board', () => {
  it('keeps those from drawing who have a pass, and nobody from anything else', () => {
    const lockedOut = ROOM_ROLES.filter((role) => isLockedOut(role, 'board.edit'));
    expect(lockedOut).toEqual(['candidate', 'guest']);
    for (const role of ROOM_ROLES)
      for (const action of ROOM_ACTIONS) {
        if (action !== 'board.edit') expect(isLockedOut(role, action)).toBe(false);
      }
  });

  it('is never for those to unlock whom it keeps out', () => {
    for (const role of ROOM_ROLES.filter((role) => isLockedOut(role, 'board.edit'))) {
      for (const phase of PHASES) expect(may(role, phase)).not.toContain('board.lock');
    }
    expect(may('sketcher', { kind: 'sketch', archived: false })).toContain('board.lock');
  });
});

describe('a refusal', () => {
  it('has a sentence for everything that is not allowed', () => {
    for (const role of ROOM_ROLES)
      for (const phase of PHASES)
        for (const action of ROOM_ACTIONS) {
          if (canInRoom(role, phase, action)) continue;
          expect(refusalInRoom(role, phase, action)).toMatch(/^[A-Z].*\.$/);
        }
  });

  it.each<[RoomRole, RoomPhase, RoomAction, string]>([
    ['candidate', interview('lobby'), 'board.read', 'You can see this board once you have been admitted.'],
    [
      'candidate',
      interview('ended'),
      'board.edit',
      'This interview has ended, so nobody can draw on this board any more.',
    ],
    ['candidate', interview('live'), 'note.read', 'You cannot read notes here.'],
    ['panelist', interview('lobby'), 'score.write', 'You can score once the candidate has been admitted.'],
    ['overseer', interview('live'), 'note.write', 'Only members of the panel can write notes.'],
    [
      'panelist',
      interview('live'),
      'room.run',
      'Only an interviewer of this panel can run this interview. Ask one of them.',
    ],
    ['overseer', interview('live'), 'review.read', 'You can open the review once the interview has ended.'],
    [
      'interviewer',
      interview('archived'),
      'note.write',
      'This interview is archived, so nobody can write notes any more.',
    ],
    [
      'sketcher',
      { kind: 'sketch', archived: true },
      'board.edit',
      'This sketch is archived, so nobody can draw on this board. Bring it back from the list of sketches first.',
    ],
    [
      'guest',
      { kind: 'sketch', archived: false },
      'sketch.manage',
      'You cannot change this sketch. Ask a member of the workspace.',
    ],
  ])('of %s in %o for %s', (role, phase, action, sentence) => {
    expect(canInRoom(role, phase, action)).toBe(false);
    expect(refusalInRoom(role, phase, action)).toBe(sentence);
  });
});
