import type { RoomAction, RoomRole } from '@/lib/permissions/room';
import { z } from '@/lib/zod';
import { idSchema, nameSchema, tokenSchema } from './common';
import { type InterviewSummary, type PlanItemView, QUESTION_MINUTES } from './interview';

export const roomIdInput = z.object({ roomId: idSchema });
export const passInRoomInput = z.object({ roomId: idSchema, passId: idSchema });

export const askQuestionInput = z.object({
  roomId: idSchema,
  questionVersionId: idSchema,
  planItemId: idSchema.optional(),
  minutes: z.number().int().min(QUESTION_MINUTES.min).max(QUESTION_MINUTES.max),
});

export const setBoardLockInput = z.object({ roomId: idSchema, locked: z.boolean() });

export const previewInviteInput = z.object({ token: tokenSchema });
export const redeemInviteInput = z.object({ token: tokenSchema, name: nameSchema('your name') });

export type PersonView = {
  personId: string;
  name: string;
  color: string;
  role: RoomRole;
  /** Has the board open at this moment. */
  connected: boolean;
  /** May draw on it at this moment. */
  canEdit: boolean;
};

export type MyselfView = { personId: string; name: string; color: string; role: RoomRole };

/** A question as it was put to the candidate; the only form of a question that a candidate receives. */
export type AskedView = {
  id: string;
  prompt: string;
  minutes: number;
  askedAt: string;
  endedAt: string | null;
};

export type WaitingView = { passId: string; name: string; status: 'checking' | 'waiting'; since: string };

type RoomViewBase = {
  roomId: string;
  workspaceName: string;
  /** The server's clock when the view was made, so that timers do not trust the browser's. */
  serverTime: string;
  me: MyselfView;
  people: PersonView[];
  /** The board is locked for the candidate, or for guests. */
  locked: boolean;
};

export type StaffRoomView = RoomViewBase & {
  audience: 'staff';
  interview: InterviewSummary;
  can: Record<RoomAction, boolean>;
  plan: PlanItemView[];
  asked: (AskedView & { questionId: string; questionVersionId: string; planItemId: string | null })[];
  waiting: WaitingView[];
  /** Passes that are in: admitted and not revoked. */
  admitted: { passId: string; name: string }[];
};

export type CandidateRoomView = RoomViewBase & {
  audience: 'candidate';
  /** Where the candidate is on their way through the interview. */
  phase: 'checking' | 'waiting' | 'live' | 'ended' | 'denied';
  canEdit: boolean;
  candidateRole: string;
  durationMinutes: number;
  startedAt: string | null;
  endedAt: string | null;
  asked: AskedView[];
};

export type SketchRoomView = RoomViewBase & {
  audience: 'sketch';
  sketch: { id: string; name: string; archived: boolean };
  can: Record<RoomAction, boolean>;
};

/** What a person in a room sees, by audience. */
export type RoomView = StaffRoomView | CandidateRoomView | SketchRoomView;

/** What is said of an invite before it is redeemed. */
export type InvitePreview = {
  kind: 'interview' | 'sketch';
  workspaceName: string;
  /** The candidate's name as the interviewer entered it, or empty for a sketch. */
  suggestedName: string;
  /** The role interviewed for, or the sketch's name. */
  title: string;
};
