import type { z } from 'zod';
import type { panelEntrySchema } from '@/lib/schemas/interview';
import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

type PanelEntry = z.output<typeof panelEntrySchema>;

/**
 * Makes sure that a panel can run an interview: each member once, all of this workspace and none disabled,
 * and someone who interviews. Members in `seated` sit there already and may have been disabled since.
 * @throws AppError `invalid` on the field `panel`
 */
export async function checkPanel(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  panel: readonly PanelEntry[],
  seated: readonly string[] = [],
): Promise<void> {
  const ids = panel.map((entry) => entry.memberId);
  if (new Set(ids).size !== ids.length) {
    throw new AppError('invalid', 'Someone is on the panel twice.', 'panel');
  }
  if (!panel.some((entry) => entry.seat === 'interviewer')) {
    throw new AppError('invalid', 'Give at least one member of the panel the seat of interviewer.', 'panel');
  }
  const members = await tx.member.findMany({
    where: { id: { in: ids }, workspaceId },
    select: { id: true, name: true, disabledAt: true },
  });
  if (members.length < ids.length) {
    throw new AppError('invalid', 'Someone on the panel is not a member of this workspace.', 'panel');
  }
  const disabled = members.find((member) => member.disabledAt && !seated.includes(member.id));
  if (disabled) {
    throw new AppError(
      'invalid',
      `The account of ${disabled.name} is disabled. Choose someone else.`,
      'panel',
    );
  }
}
