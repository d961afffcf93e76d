import { ID_PATTERN } from '@/lib/ids';
import { memberPerson, type PersonId, passPerson, personColor } from '@/lib/people';
import { lockedBy, refusalInRoom } from '@/lib/permissions/refusal';
import {
  canInRoom,
  isLockedOut,
  type RoomAction,
  type RoomPhase,
  type RoomRole,
} from '@/lib/permissions/room';
import { canInWorkspace } from '@/lib/permissions/workspace';
import { hashToken } from '@/server/crypto';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { type FoundPass, type FoundRoom, findPass, findRoom } from './roomFacts';
import type { MemberViewer, Viewer } from './viewer';

declare const MADE_BY_THE_GATE: unique symbol;

type Common = {
  readonly [MADE_BY_THE_GATE]: true;
  readonly roomId: string;
  readonly workspaceId: string;
  readonly person: { readonly personId: PersonId; readonly name: string; readonly color: string };
  /** The form (BOARD_FORMAT) of the newest pages that have drawn in the room; older pages misread its board. */
  readonly boardFormat: number;
  /** From then on the access counts as ended; null where nothing but an event ends it. */
  readonly expiresAt: Date | null;
  /** The candidate, or guests, may only look for the time being. */
  readonly isLocked: boolean;
  /** True if this person may do this now. */
  can(action: RoomAction): boolean;
  /** True if someone who is here in that role may do this now. */
  allows(role: RoomRole, action: RoomAction): boolean;
  /** @throws AppError `forbidden` with the reason where `can` says no */
  require(action: RoomAction): void;
};
type InterviewPhase = Extract<RoomPhase, { kind: 'interview' }>;
type SketchPhase = Extract<RoomPhase, { kind: 'sketch' }>;
type AsMember = { readonly memberId: string; readonly tokenId?: string };

/** Someone of the workspace in an interview: on its panel, or overseeing it. */
export type StaffAccess = Common &
  AsMember & {
    readonly role: 'interviewer' | 'panelist' | 'overseer';
    readonly phase: InterviewPhase;
    readonly interviewId: string;
  };
/** The candidate of an interview, also before they are let in and after it has ended. */
export type CandidateAccess = Common & {
  readonly role: 'candidate';
  readonly phase: InterviewPhase;
  readonly interviewId: string;
  readonly passId: string;
  readonly standing: 'checking' | 'waiting' | 'admitted' | 'denied';
};
/** A member in a sketch. */
export type SketcherAccess = Common &
  AsMember & { readonly role: 'sketcher'; readonly phase: SketchPhase; readonly sketchId: string };
/** Someone without an account in a sketch. */
export type GuestAccess = Common & {
  readonly role: 'guest';
  readonly phase: SketchPhase;
  readonly sketchId: string;
  readonly passId: string;
};

/** Who someone is in a room and what they may do there. Only this file makes it, from the database. */
export type RoomAccess = StaffAccess | CandidateAccess | SketcherAccess | GuestAccess;

type Gate = Pick<Runtime, 'db' | 'now'>;

/**
 * Opens a room for whoever asks. A seat on the panel, or being a member in a sketch, counts first, then a
 * pass to this room, then overseeing: who holds a candidate's pass to an interview never oversees it.
 * A candidate gets an access in every standing but a revoked one; what it allows is up to `can`.
 * @throws AppError `unauthenticated` for someone unknown, whether or not the room exists; `not_found` for
 * members who may not know of it; `gone` for a pass that has been revoked or has expired
 */
export async function openRoom(rt: Gate, viewer: Viewer, roomId: string): Promise<RoomAccess> {
  const token = viewer.passTokens.get(roomId);
  if (!viewer.member && !token) throw unauthenticated();
  const room = ID_PATTERN.test(roomId) ? await findRoom(rt.db, roomId, viewer.member?.memberId) : null;
  if (room) {
    const seated = viewer.member && memberAccess(room, viewer.member);
    if (seated) return seated;
    const pass = token ? await findPass(rt.db, roomId, hashToken(token)) : null;
    if (pass) return passAccess(room, pass, rt.now());
    const overseer = viewer.member && overseerAccess(room, viewer.member);
    if (overseer) return overseer;
  }
  throw viewer.member ? notFound('room') : unauthenticated();
}

/** Opens the room of an interview for staff. @throws like `openRoom`, and `forbidden` for its candidate */
export async function openInterview(rt: Gate, viewer: Viewer, interviewId: string): Promise<StaffAccess> {
  const found = await rt.db.interview.findUnique({ where: { id: interviewId }, select: { roomId: true } });
  return asStaff(await openForMember(rt, viewer, found, 'interview'));
}

/** Opens the room of a sketch for a member. @throws like `openRoom` */
export async function openSketch(rt: Gate, viewer: Viewer, sketchId: string): Promise<SketcherAccess> {
  const found = await rt.db.sketch.findUnique({ where: { id: sketchId }, select: { roomId: true } });
  const access = await openForMember(rt, viewer, found, 'sketch');
  if (access.role !== 'sketcher') throw notFound('sketch');
  return access;
}

/** Opens the room of the interview that a note belongs to, for staff. @throws like `openRoom` */
export async function openInterviewOfNote(rt: Gate, viewer: Viewer, noteId: string): Promise<StaffAccess> {
  const note = await rt.db.note.findUnique({
    where: { id: noteId },
    select: { interview: { select: { roomId: true } } },
  });
  return asStaff(await openForMember(rt, viewer, note?.interview ?? null, 'note'));
}

/** Opens a room of an interview for staff. @throws like `openRoom`, and `forbidden` for a candidate */
export async function openStaffRoom(rt: Gate, viewer: Viewer, roomId: string): Promise<StaffAccess> {
  return asStaff(await openRoom(rt, viewer, roomId));
}

async function openForMember(
  rt: Gate,
  viewer: Viewer,
  found: { roomId: string } | null,
  what: 'interview' | 'sketch' | 'note',
): Promise<RoomAccess> {
  if (!viewer.member) throw unauthenticated();
  if (!found) throw notFound(what);
  return openRoom(rt, viewer, found.roomId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not_found' ? notFound(what) : error;
  });
}

function asStaff(access: RoomAccess): StaffAccess {
  if (access.role === 'candidate') throw new AppError('forbidden', 'Only the panel can do this.');
  if (access.role === 'sketcher' || access.role === 'guest') {
    throw new AppError('forbidden', 'This is a sketch; interviews are run in their own rooms.');
  }
  return access;
}

function memberAccess(room: FoundRoom, member: MemberViewer): RoomAccess | null {
  if (room.workspaceId !== member.workspaceId) return null;
  const { interview, sketch } = room;
  const seat = interview?.panel[0]?.seat;
  if (interview && seat) return staffAccess(room, interview, member, seat);
  if (!sketch) return null;
  const phase: SketchPhase = { kind: 'sketch', archived: sketch.archivedAt !== null };
  return { ...memberParts(room, 'sketcher', phase, member), role: 'sketcher', phase, sketchId: sketch.id };
}

function overseerAccess(room: FoundRoom, member: MemberViewer): RoomAccess | null {
  if (room.workspaceId !== member.workspaceId || !room.interview) return null;
  if (!canInWorkspace(member.role, 'interview.readAll')) return null;
  return staffAccess(room, room.interview, member, 'overseer');
}

function staffAccess(
  room: FoundRoom,
  interview: NonNullable<FoundRoom['interview']>,
  member: MemberViewer,
  role: StaffAccess['role'],
): StaffAccess {
  const phase: InterviewPhase = { kind: 'interview', state: interview.state };
  return { ...memberParts(room, role, phase, member), role, phase, interviewId: interview.id };
}

function memberParts(room: FoundRoom, role: RoomRole, phase: RoomPhase, member: MemberViewer) {
  const { memberId, tokenId, name } = member;
  return {
    ...common(room, role, phase, { personId: memberPerson(memberId), name, expiresAt: null, refused: null }),
    memberId,
    ...(tokenId === undefined ? {} : { tokenId }),
  };
}

function passAccess(room: FoundRoom, pass: FoundPass, now: Date): CandidateAccess | GuestAccess {
  if (pass.status === 'revoked') {
    throw new AppError(
      'gone',
      'Your access to this room was withdrawn. If that is a mistake, ask for a new link.',
    );
  }
  if (pass.expiresAt <= now) {
    throw new AppError('gone', 'Your access to this room has expired. Ask for a new link.');
  }
  const { interview, sketch } = room;
  const who = { personId: passPerson(pass.id), name: pass.name, expiresAt: pass.expiresAt };
  if (interview) {
    if (interview.state === 'archived' && !interview.startedAt) {
      throw new AppError('gone', 'This interview was cancelled. Ask your interviewer for details.');
    }
    const phase: InterviewPhase = { kind: 'interview', state: interview.state };
    const refused = refusalOfStanding(pass);
    return {
      ...common(room, 'candidate', phase, { ...who, refused }),
      role: 'candidate',
      phase,
      interviewId: interview.id,
      passId: pass.id,
      standing: pass.status,
    };
  }
  if (!sketch || sketch.archivedAt) {
    throw new AppError('gone', 'This sketch was put away. Ask the person who shared it with you.');
  }
  const phase: SketchPhase = { kind: 'sketch', archived: false };
  return {
    ...common(room, 'guest', phase, { ...who, refused: refusalOfStanding(pass) }),
    role: 'guest',
    phase,
    sketchId: sketch.id,
    passId: pass.id,
  };
}

/** Why a pass allows nothing, whatever the room allows its role; null where it does not stand in the way. */
function refusalOfStanding(pass: FoundPass): string | null {
  if (pass.endedAt) return 'Your access to this room has ended.';
  if (pass.status === 'denied') return 'You were not let in. If that is a mistake, ask for a new link.';
  return pass.status === 'admitted' ? null : 'Your interviewer has not let you in yet.';
}

function common(
  room: FoundRoom,
  role: RoomRole,
  phase: RoomPhase,
  who: { personId: PersonId; name: string; expiresAt: Date | null; refused: string | null },
): Common {
  const isFrozen = room.frozenAt !== null;
  const isLocked = room.lockedAt !== null && !isFrozen;
  const allows = (other: RoomRole, action: RoomAction) =>
    canInRoom(other, phase, action) &&
    !(action === 'board.edit' && isFrozen) &&
    !(isLocked && isLockedOut(other, action));
  const can = (action: RoomAction) => who.refused === null && allows(role, action);
  const refusal = (action: RoomAction) => {
    if (isLocked && isLockedOut(role, action)) return `${lockedBy(phase.kind)}.`;
    return refusalInRoom(role, phase, action);
  };
  return {
    roomId: room.id,
    workspaceId: room.workspaceId,
    boardFormat: room.boardFormat,
    person: { personId: who.personId, name: who.name, color: personColor(who.personId) },
    expiresAt: who.expiresAt,
    isLocked,
    can,
    allows,
    require(action) {
      if (!can(action)) throw new AppError('forbidden', who.refused ?? refusal(action));
    },
  } as Common;
}

function unauthenticated(): AppError {
  return new AppError('unauthenticated', 'Sign in, or open the link you were given, to enter this room.');
}

function notFound(what: string): AppError {
  return new AppError('not_found', `This ${what} does not exist, or it is not open to you.`);
}
