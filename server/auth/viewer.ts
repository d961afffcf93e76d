import type { MemberRole } from '@/lib/permissions/workspace';

/** A signed-in member, as read from the database for this request. */
export type MemberViewer = {
  memberId: string;
  workspaceId: string;
  role: MemberRole;
  name: string;
  email: string;
  /** The API token that the request came with; absent for a signed-in person. */
  tokenId?: string;
};

/**
 * Who a request comes from. One browser may hold a member's session and passes to rooms at once; the gate
 * (`openRoom`) decides which of them counts in a room.
 */
export type Viewer = {
  member: MemberViewer | null;
  /** Secrets of passes from cookies, by room id. */
  passTokens: ReadonlyMap<string, string>;
  /** For throttling and audit; the peer's address. */
  address: string;
};

/** A request from nobody known. */
export const ANONYMOUS: Viewer = { member: null, passTokens: new Map(), address: '' };
