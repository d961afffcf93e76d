import { emailSchema } from '@/lib/schemas/common';
import { NAME_MAX } from '@/lib/schemas/lengths';
import type { Member, Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { isOpenAt } from '../memberInvite/openInvite';
import { redeemInvite } from '../memberInvite/redeem';
import { recordSignIn, type SignedIn } from './recordSignIn';

/** What an identity provider says of a person. */
export type Identity = {
  provider: string;
  /** The provider's own identifier of the person; never an e-mail address. */
  subject: string;
  name: string;
  email: string | null;
  /** The provider has checked that the address is the person's. */
  emailVerified: boolean;
};

/**
 * Signs in with an identity provider: the member this identity belongs to; else the member with the same
 * verified e-mail address, to whom it then belongs; else the person an open invite for this address is meant
 * for, who becomes a member. Nobody else: there is no sign-up.
 * @throws AppError `forbidden` with a sentence
 */
export async function signInWithIdentity(
  rt: Pick<Runtime, 'db' | 'now'>,
  identity: Identity,
): Promise<SignedIn> {
  return rt.db.$transaction(async (tx) => {
    const { provider, subject } = identity;
    const known = await tx.memberIdentity.findUnique({
      where: { provider_subject: { provider, subject } },
      include: { member: true },
    });
    const member = known?.member ?? (await linkByEmail(tx, identity, rt.now()));
    return recordSignIn({ db: tx, now: rt.now }, member, provider);
  });
}

async function linkByEmail(tx: Prisma.TransactionClient, identity: Identity, at: Date): Promise<Member> {
  const parsed = emailSchema.safeParse(identity.email);
  if (!parsed.success || !identity.emailVerified) {
    throw new AppError(
      'forbidden',
      'The identity provider does not confirm an e-mail address of yours. Confirm it there, or sign in with your password.',
    );
  }
  const email = parsed.data;
  const member =
    (await tx.member.findUnique({ where: { email } })) ?? (await redeemByEmail(tx, identity, email, at));
  if (!member) {
    throw new AppError(
      'forbidden',
      `${email} does not belong to a member here. Ask an admin of the workspace for an invite.`,
    );
  }
  const { provider, subject } = identity;
  await tx.memberIdentity.create({ data: { provider, subject, memberId: member.id, createdAt: at } });
  return member;
}

/** Makes the member that an open invite names by this address, if there is one. */
async function redeemByEmail(
  tx: Prisma.TransactionClient,
  identity: Identity,
  email: string,
  at: Date,
): Promise<Member | null> {
  const invite = await tx.memberInvite.findFirst({
    where: { email, ...isOpenAt(at) },
    orderBy: { createdAt: 'desc' },
  });
  if (!invite) return null;
  const name =
    identity.name
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, NAME_MAX) || email;
  const memberId = await redeemInvite(tx, invite, { name, email, passwordHash: null }, at);
  return tx.member.findUniqueOrThrow({ where: { id: memberId } });
}
