import type { z } from 'zod';
import type { acceptMemberInviteInput } from '@/lib/schemas/workspace';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { hashPassword } from '../password/hashing';
import { requireStrongPassword } from '../password/requireStrong';
import { findOpenInvite } from './openInvite';
import { redeemInvite } from './redeem';

/**
 * Makes the account that an invite offers, with a password.
 * @throws AppError `not_found`, `gone`, `too_many`, `conflict` or `invalid`
 */
export async function acceptMemberInvite(
  rt: Pick<Runtime, 'db' | 'now'>,
  address: string,
  input: z.output<typeof acceptMemberInviteInput>,
): Promise<{ email: string }> {
  const invite = await findOpenInvite(rt, address, input.token);
  if (invite.email !== null && invite.email !== input.email) {
    throw new AppError(
      'invalid',
      `This invite is for ${invite.email}. Use this address, or ask for an invite for yours.`,
      'email',
    );
  }
  const workspace = await rt.db.workspace.findUniqueOrThrow({ where: { id: invite.workspaceId } });
  requireStrongPassword(input.password, { email: input.email, workspaceName: workspace.name }, 'password');
  const passwordHash = await hashPassword(input.password);
  const account = { name: input.name, email: input.email, passwordHash };
  await rt.db.$transaction((tx) => redeemInvite(tx, invite, account, rt.now()));
  return { email: input.email };
}
