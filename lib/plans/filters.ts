import type { TargetLevel } from '@/lib/schemas/interview';
import { listPlanTemplatesInput } from '@/lib/schemas/planTemplate';

/** What the list of plans shows. In its address, so that it can be shared. */
export type PlanAddress = {
  search?: string | undefined;
  level?: TargetLevel | undefined;
  archived?: boolean | undefined;
};

const { search: searchSchema, level: levelSchema } = listPlanTemplatesInput.shape;

/** The part of an address after `?`; filters that are off are not in it. */
export function writePlanAddress({ search, level, archived }: PlanAddress): string {
  return new URLSearchParams({
    ...(search ? { q: search } : {}),
    ...(level ? { level } : {}),
    ...(archived ? { archived: '1' } : {}),
  }).toString();
}

/** The filters of an address. What makes no sense is left out: an old link still shows the plans. */
export function readPlanAddress(query: { get(name: string): string | null }): PlanAddress {
  const search = searchSchema.safeParse(query.get('q') ?? undefined).data;
  const level = levelSchema.safeParse(query.get('level') ?? undefined).data;
  return {
    ...(search ? { search } : {}),
    ...(level ? { level } : {}),
    ...(query.get('archived') === '1' ? { archived: true } : {}),
  };
}
