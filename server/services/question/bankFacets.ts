import type { z } from 'zod';
import type { BankFacets, bankFacetsInput } from '@/lib/schemas/question';
import { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { bankQuery, type Facet, type KnownCandidate } from './bankQuery';

type Row = { kind: string; key: string; title: string; packTitle: string; count: number };

/**
 * How many questions each value of a filter would give, with the other filters in force. Categories and
 * packs of the bank are all named, also those that give none.
 */
export async function bankFacets(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  filters: Omit<z.output<typeof bankFacetsInput>, 'candidate'>,
  candidate: KnownCandidate | null = null,
): Promise<BankFacets> {
  requireWorkspaceAction(member, 'bank.read');
  const { from, where, facets } = await bankQuery(rt, member, filters, candidate);
  const others = (own: Facet | null) =>
    Prisma.join(
      (['category', 'pack', 'difficulty', 'signal'] as const)
        .filter((facet) => facet !== own)
        .map((facet) => Prisma.raw(`base."in_${facet}"`)),
      ' AND ',
    );
  // Several tags narrow a list down, so those that can still be added are counted with the chosen ones. Many
  // questions have the same tags, and more the same signals: such are counted before their lists are taken apart.
  const rows = await rt.db.$queryRaw<Row[]>`
    WITH base AS MATERIALIZED (
      SELECT q."id", q."categoryId", q."packId", v."difficulty", v."tags",
             ${facets.category} AS "in_category", ${facets.pack} AS "in_pack",
             ${facets.difficulty} AS "in_difficulty", ${facets.signal} AS "in_signal"
        FROM ${from} WHERE ${where} AND ${facets.tags}
    )
    SELECT 'category' AS "kind", c."id" AS "key", c."title", p."title" AS "packTitle", p."slug" AS "pack",
           c."position", coalesce(counted."count", 0)::int AS "count"
      FROM "QuestionCategory" c
      JOIN "Pack" p ON p."id" = c."packId" AND p."workspaceId" = ${member.workspaceId}
      LEFT JOIN (SELECT "categoryId", count(*) AS "count" FROM base WHERE ${others('category')} GROUP BY 1)
             AS counted ON counted."categoryId" = c."id"
    UNION ALL
    SELECT 'pack', p."id", p."title", '', p."slug", 0, coalesce(counted."count", 0)::int
      FROM "Pack" p
      LEFT JOIN (SELECT "packId", count(*) AS "count" FROM base WHERE ${others('pack')} GROUP BY 1)
             AS counted ON counted."packId" = p."id"
     WHERE p."workspaceId" = ${member.workspaceId}
    UNION ALL
    SELECT 'difficulty', "difficulty"::text, '', '', '', 0, count(*)::int
      FROM base WHERE ${others('difficulty')} GROUP BY 2
    UNION ALL
    SELECT 'tag', tag, '', '', '', 0, sum(alike."count")::int
      FROM (SELECT "tags", count(*) AS "count" FROM base WHERE ${others(null)} GROUP BY 1) AS alike,
           unnest(alike."tags") AS tag
     GROUP BY 2
    UNION ALL
    SELECT 'signal', signal, '', '', '', 0, sum(alike."count")::int
      FROM (SELECT q."signals", count(*) AS "count" FROM base JOIN "Question" q ON q."id" = base."id"
             WHERE ${others('signal')} GROUP BY 1) AS alike,
           unnest(alike."signals") AS signal
     GROUP BY 2
     ORDER BY "pack", "position", "count" DESC, "key"`;
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const ofDifficulty = (difficulty: number) =>
    of('difficulty').find(({ key }) => key === String(difficulty))?.count ?? 0;
  return {
    categories: of('category').map(({ key, title, packTitle, count }) => ({
      id: key,
      title,
      packTitle,
      count,
    })),
    packs: of('pack').map(({ key, title, count }) => ({ id: key, title, count })),
    tags: of('tag').map(({ key, count }) => ({ tag: key, count })),
    signals: of('signal')
      .map(({ key, count }) => ({ title: key, count }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
    difficulties: [ofDifficulty(1), ofDifficulty(2), ofDifficulty(3)],
  };
}
