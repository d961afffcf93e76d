import { newId } from '@/lib/ids';
import type { PlanTemplateInput } from '@/lib/schemas/planTemplate';
import type { Prisma } from '@/prisma/generated/client';
import { type AuditActor, writeAudit } from '../audit/writeAudit';

/**
 * Adds a plan template, in the caller's transaction; its questions are of the workspace. `copyOf` is the
 * template that it is a copy of, `slug` names one that comes with Drawbridge.
 */
export async function addPlanTemplate(
  tx: Prisma.TransactionClient,
  actor: AuditActor,
  given: {
    workspaceId: string;
    memberId: string | null;
    at: Date;
    content: PlanTemplateInput;
    copyOf?: string;
    slug?: string;
  },
): Promise<{ planTemplateId: string }> {
  const { workspaceId, memberId, at, copyOf, slug } = given;
  const { items, ...fields } = given.content;
  const planTemplateId = newId();
  await tx.planTemplate.create({
    data: {
      id: planTemplateId,
      workspaceId,
      slug: slug ?? null,
      ...fields,
      createdById: memberId,
      updatedById: memberId,
      createdAt: at,
      updatedAt: at,
    },
  });
  await addItems(tx, planTemplateId, items);
  await writeAudit(tx, actor, {
    workspaceId,
    at,
    action: copyOf ? 'planTemplate.duplicate' : slug ? 'planTemplate.load' : 'planTemplate.create',
    subjectType: 'planTemplate',
    subjectId: planTemplateId,
    data: { ...(copyOf ? { copyOf } : {}), ...(slug ? { slug } : {}) },
  });
  return { planTemplateId };
}

/** Writes the questions of a template that has none, in this order. */
export async function addItems(
  tx: Prisma.TransactionClient,
  planTemplateId: string,
  items: PlanTemplateInput['items'],
): Promise<void> {
  await tx.planTemplateItem.createMany({
    data: items.map((item, position) => ({ planTemplateId, position, ...item })),
  });
}
