import { createHash } from 'node:crypto';
import { criteriaContent } from '@/lib/packs/content';
import { parseCriteria, type RubricContent } from '@/lib/schemas/rubric';
import type { RubricVersion } from '@/prisma/generated/client';

/** The hash of criteria, the same whoever wrote them. */
export function criteriaHash(criteria: RubricContent['criteria']): string {
  return createHash('sha256').update(criteriaContent(criteria)).digest('hex');
}

/** What a stored version says. */
export function contentOf(version: Pick<RubricVersion, 'title' | 'description' | 'criteria'>): RubricContent {
  const { title, description, criteria } = version;
  return { title, ...(description === null ? {} : { description }), criteria: parseCriteria(criteria) };
}

type Identity = Pick<RubricVersion, 'title' | 'description' | 'contentHash'>;

/** The columns by which a version is recognized that says this. */
export function identityOf({ title, description, criteria }: RubricContent): Identity {
  return { title, description: description ?? null, contentHash: criteriaHash(criteria) };
}

/** True if two versions say the same. */
export function saysTheSame(a: Identity | null, b: Identity | null): boolean {
  if (a === null || b === null) return false;
  return a.title === b.title && a.description === b.description && a.contentHash === b.contentHash;
}
