import { Prisma } from '@/prisma/generated/client';

/** Gives a room the pictures of another, under the same ids: a copied board finds them there. */
export async function copyPictures(
  tx: Prisma.TransactionClient,
  { from, to, ids }: { from: string; to: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Picture" ("roomId", "id", "uploadedBy", "mimeType", "width", "height", "size", "bytes", "createdAt")
    SELECT ${to}, "id", "uploadedBy", "mimeType", "width", "height", "size", "bytes", "createdAt"
    FROM "Picture" WHERE "roomId" = ${from} AND "id" IN (${Prisma.join([...ids])})
    ON CONFLICT DO NOTHING`;
}
