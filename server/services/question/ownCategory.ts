import { freeSlug, OWN_PACK, slugOf } from '@/lib/bank/ownPack';
import { newId } from '@/lib/ids';
import { PACK_LIMITS } from '@/lib/packs/limits';
import type { CategoryChoice } from '@/lib/schemas/question';
import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/** The pack of the workspace's own questions, made where there is none. With the bank locked. */
export async function ensureOwnPack(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  at: Date,
): Promise<string> {
  const pack = await tx.pack.upsert({
    where: { workspaceId_slug: { workspaceId, slug: OWN_PACK.slug } },
    create: { id: newId(), workspaceId, ...OWN_PACK, createdAt: at, updatedAt: at },
    update: {},
  });
  return pack.id;
}

/**
 * The category of the own pack that was chosen. Where it is one of another pack, or only a title, the one of
 * that title, which is made where there is none. With the bank locked.
 * @throws AppError `invalid` on the field `category`
 */
export async function ownCategory(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  packId: string,
  choice: CategoryChoice,
): Promise<string> {
  const title = 'title' in choice ? choice.title : await titleOf(tx, workspaceId, choice.id);
  const existing = await tx.questionCategory.findMany({ where: { packId } });
  const same = existing.find((category) => category.title.toLowerCase() === title.toLowerCase());
  if (same) return same.id;
  if (existing.length >= PACK_LIMITS.categories) {
    throw new AppError('invalid', `A pack has at most ${PACK_LIMITS.categories} categories.`, 'category');
  }
  const id = newId();
  const slug = freeSlug(slugOf(title, 'category'), new Set(existing.map((category) => category.slug)));
  const position = Math.max(0, ...existing.map((category) => category.position)) + 1;
  await tx.questionCategory.create({ data: { id, packId, slug, title, position } });
  return id;
}

async function titleOf(tx: Prisma.TransactionClient, workspaceId: string, id: string): Promise<string> {
  const category = await tx.questionCategory.findFirst({
    where: { id, pack: { workspaceId } },
    select: { title: true },
  });
  if (!category) {
    throw new AppError('invalid', 'This category is not in the bank any more. Choose another.', 'category');
  }
  return category.title;
}

/** The place after the last question of a category. */
export async function nextPosition(tx: Prisma.TransactionClient, categoryId: string): Promise<number> {
  const last = await tx.question.aggregate({ where: { categoryId }, _max: { position: true } });
  return (last._max.position ?? 0) + 1;
}
