import type { RoomRole } from '@/lib/permissions/room';
import type { CloseName } from '@/lib/sync/closeCodes';

/** Who holds a socket and what they may do, as judged at one moment. */
export type Access = {
  /** `member:<id>` or `pass:<id>`. */
  personId: string;
  name: string;
  color: string;
  role: RoomRole;
  /** The board may be changed: the person may, and the board is not frozen. */
  canEdit: boolean;
  /** From this moment on the access counts as ended unless a recheck extends it. */
  expiresAt?: Date;
  /** Judges the same person again, from the facts of that moment. */
  recheck(): Promise<Access | Refusal>;
};

/** Why someone is not let in, or no longer; the socket is closed with the close code of this name. */
export type Refusal = {
  refused: Extract<
    CloseName,
    'signedOut' | 'forbidden' | 'roomNotFound' | 'accessEnded' | 'tryLater' | 'refreshClient'
  >;
};

/** What is known of a socket before anyone has been recognised. */
export type AuthorizeRequest = {
  roomId: string;
  cookieHeader: string | undefined;
  origin: string | undefined;
  remoteAddress: string;
  /** The form of boards that the client says it reads and writes; null where it does not say. */
  boardFormat: number | null;
};

/** Judges a request for a socket. A throw counts as "try later". */
export type Authorize = (request: AuthorizeRequest) => Promise<Access | Refusal>;

/** Tells a refusal from an access. */
export function isRefusal(judgement: Access | Refusal): judgement is Refusal {
  return 'refused' in judgement;
}
