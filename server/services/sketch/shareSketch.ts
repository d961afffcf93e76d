import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { sketchInviteExpiry } from '../invite/expiry';
import { issueInvite } from '../invite/issueInvite';

/**
 * Makes a link with which anyone can draw on the sketch. An earlier one stops working; guests who used it
 * stay. @throws AppError `forbidden` for an archived sketch
 */
export async function shareSketch(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: SketcherAccess,
): Promise<{ token: string }> {
  access.require('invite.manage');
  const { sketchId, roomId, workspaceId, memberId } = access;
  return rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const expiresAt = sketchInviteExpiry(at);
    const { token } = await issueInvite(tx, { roomId, createdById: memberId, at, expiresAt });
    const subject = { subjectType: 'sketch', subjectId: sketchId };
    await writeAudit(tx, access, { workspaceId, at, action: 'sketch.share', ...subject });
    return { token };
  });
}
