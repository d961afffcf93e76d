import type { z } from 'zod';
import { excerpt, highlight, type SearchTerms } from '@/lib/bank/highlight';
import { type Guide, guideForReading, parseGuide } from '@/lib/packs/guide';
import { BANK_PAGE, type BankItem, type BankView, type listQuestionsInput } from '@/lib/schemas/question';
import { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { type BankPlace, readCursor, writeCursor } from './bankCursor';
import { allFacets, bankQuery, type KnownCandidate } from './bankQuery';

type Search = Omit<z.input<typeof listQuestionsInput>, 'candidate'>;

type Row = BankPlace & {
  total: number;
  versionId: string;
  prompt: string;
  categoryId: string;
  categoryTitle: string;
  minutes: number;
  difficulty: number;
  tags: string[] | null;
  guide: unknown;
  slug: string;
  packTitle: string;
  changed: boolean;
  archivedAt: Date | null;
  favourite: boolean;
  askedAt: Date | null;
  askedBy: string | null;
};

/**
 * A page of the bank: the questions that fit the filters, and how many there are. With a search the best
 * come first: by words of the prompt, then tags, then category; those that have them in the guide only
 * follow. Equals, and everything without a search, are in the bank's order.
 * @throws AppError `invalid` for a cursor that is none
 */
export async function searchBank(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { cursor, limit = BANK_PAGE.usual, ...filters }: Search,
  candidate: KnownCandidate | null = null,
): Promise<BankView> {
  requireWorkspaceAction(member, 'bank.read');
  const after = cursor ? readCursor(cursor) : null;
  const query = await bankQuery(rt, member, filters, candidate);
  const place = Prisma.sql`-found."rank", found."pack", found."category", found."position", found."id"`;
  const rows = await rt.db.$queryRaw<Row[]>`
    WITH found AS (
      SELECT q."id", q."rank", p."slug" AS "pack", c."position" AS "category", q."position"
        FROM ${query.from}
       WHERE ${query.where} AND ${allFacets(query)}
    )
    SELECT found.*, (SELECT count(*)::int FROM found) AS "total",
           v."id" AS "versionId", v."prompt", v."minutes", v."difficulty", v."tags",
           CASE WHEN ${query.inHead} THEN NULL ELSE v."guide" END AS "guide",
           c."id" AS "categoryId", c."title" AS "categoryTitle", p."title" AS "packTitle", q."slug",
           coalesce(q."packVersionId" <> q."currentVersionId", FALSE) AS "changed", q."archivedAt",
           EXISTS (SELECT FROM "QuestionFavourite" f
                    WHERE f."questionId" = q."id" AND f."memberId" = ${member.memberId}) AS "favourite",
           ${candidate ? Prisma.sql`a."askedAt", a."askedBy"` : Prisma.sql`NULL AS "askedAt", NULL AS "askedBy"`}
      FROM (SELECT * FROM found
             WHERE ${after ? Prisma.sql`(${place}) > (${-after.rank}, ${after.pack}, ${after.category}, ${after.position}, ${after.id})` : Prisma.sql`TRUE`}
             ORDER BY ${place} LIMIT ${limit + 1}) AS found
      JOIN "Question" q ON q."id" = found."id"
      JOIN "Pack" p ON p."id" = q."packId"
      JOIN "QuestionCategory" c ON c."id" = q."categoryId"
      JOIN "QuestionVersion" v ON v."id" = q."currentVersionId"
      ${query.asked}
     ORDER BY ${place}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    total: rows[0]?.total ?? 0,
    questions: shown.map((row) => bankItem(row, query.terms)),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
    terms: query.terms,
  };
}

function bankItem(row: Row, terms: SearchTerms): BankItem {
  return {
    id: row.id,
    versionId: row.versionId,
    prompt: row.prompt,
    categoryId: row.categoryId,
    category: row.categoryTitle,
    minutes: row.minutes,
    difficulty: row.difficulty,
    tags: row.tags ?? [],
    slug: row.slug,
    packTitle: row.packTitle,
    changed: row.changed,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    favourite: row.favourite,
    found: row.guide ? foundInGuide(row, parseGuide(row.guide), terms) : null,
    askedBefore: row.askedAt ? { at: row.askedAt.toISOString(), by: row.askedBy ?? '' } : null,
  };
}

/** Where the guide has a word of the search that prompt, tags and category do not have. */
function foundInGuide(row: Row, guide: Guide, terms: SearchTerms): BankItem['found'] {
  const head = [row.prompt, ...(row.tags ?? []), row.categoryTitle].join(' ');
  const missing = terms.words.filter(
    (word) => !highlight(head, { words: [word], stems: stemsOf(word, terms) }).some(({ hit }) => hit),
  );
  if (missing.length === 0) return null;
  const sought = { words: missing, stems: missing.flatMap((word) => stemsOf(word, terms)) };
  for (const { title, markdown } of guideForReading(guide)) {
    const text = excerpt(markdown, sought);
    if (text) return { section: title, excerpt: text };
  }
  return null;
}

function stemsOf(word: string, { stems }: SearchTerms): string[] {
  return stems.filter((stem) => word.startsWith(stem));
}
