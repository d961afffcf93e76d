import type { SearchTerms } from '@/lib/bank/highlight';
import { searchWords } from '@/lib/bank/searchWords';
import type { BankFilters } from '@/lib/schemas/question';
import { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';

/** A candidate of the workspace, as a search of the bank needs them. */
export type KnownCandidate = {
  name: string;
  /** The interview that a question is looked for: what is asked in it was not asked before. */
  exceptInterviewId: string | undefined;
  hideAsked: boolean;
};

/** The filters that have a count for each of their values, and so are left out of their own counts. */
const FACETS = ['category', 'pack', 'difficulty', 'tags', 'signal'] as const;
export type Facet = (typeof FACETS)[number];

export type BankQuery = {
  terms: SearchTerms;
  /**
   * Those questions `q` that have the words: their `id`, `packId`, `categoryId` and `currentVersionId`, their place
   * as `pack` (its slug), `category` (a number) and `position`, and `rank`, which says how well prompt, tags and
   * category fit. With their current version `v`; where a candidate is given, `a` is when they were asked.
   */
  from: Prisma.Sql;
  /** What every question must fulfil besides. */
  where: Prisma.Sql;
  facets: Record<Facet, Prisma.Sql>;
  /** When each question of the table `Question` was asked to the candidate, as `a`; nothing without one. */
  asked: Prisma.Sql;
  /** True where prompt, tags and category have every word, so that nobody needs to look into the guide; of the table `Question` as `q`. */
  inHead: Prisma.Sql;
};

/**
 * Builds the search of the bank. A word of it is found where a word begins with it, and in its other forms
 * by their common stem; every word must be found in prompt, tags, category or guide.
 */
export async function bankQuery(
  { db }: Pick<Runtime, 'db'>,
  { workspaceId, memberId }: MemberViewer,
  filters: BankFilters,
  candidate: KnownCandidate | null,
): Promise<BankQuery> {
  const words = searchWords(filters.search ?? '');
  const stems = await readStems(db, words);
  const prefixes = words.map((word) => `'${word}':*`);
  const forms = prefixes.map((prefix, index) => (stems[index] ? `(${prefix} | '${stems[index]}')` : prefix));
  const query = forms.join(' & ');
  const asked = candidate
    ? Prisma.sql`LEFT JOIN (${askedTo(workspaceId, candidate)}) a ON a."questionId" = q."id"`
    : Prisma.empty;
  const conditions = [
    ...(filters.minutesFrom === undefined ? [] : [Prisma.sql`v."minutes" >= ${filters.minutesFrom}`]),
    ...(filters.minutesTo === undefined ? [] : [Prisma.sql`v."minutes" <= ${filters.minutesTo}`]),
    ...(filters.favourites
      ? [
          Prisma.sql`EXISTS (SELECT FROM "QuestionFavourite" f
                      WHERE f."questionId" = q."id" AND f."memberId" = ${memberId})`,
        ]
      : []),
    ...(candidate?.hideAsked ? [Prisma.sql`a."questionId" IS NULL`] : []),
  ];
  // The exact word counts besides, so that "CAP" comes before "capacity".
  const exact = words.map((word) => `'${word}'`).join(' | ');
  const archived = filters.archived ?? false;
  const questions =
    words.length > 0
      ? Prisma.sql`"searchQuestions"(${query}::tsquery, ${prefixes.join(' | ')}::tsquery, ${exact}::tsquery, ${archived})`
      : Prisma.sql`(SELECT "id", "packId", "categoryId", "position", "currentVersionId", 0 AS "rank" FROM "Question"
                     WHERE ("archivedAt" IS NOT NULL) = ${archived} AND "currentVersionId" IS NOT NULL)`;
  // The outer join lets the planner leave versions out where nothing is asked of them.
  return {
    terms: { words, stems: stems.filter((stem) => stem !== null) },
    from: Prisma.sql`
      ${questions} q
      JOIN "Pack" p ON p."id" = q."packId" AND p."workspaceId" = ${workspaceId}
      JOIN "QuestionCategory" c ON c."id" = q."categoryId"
      LEFT JOIN "QuestionVersion" v ON v."id" = q."currentVersionId"
      ${asked}`,
    where: conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`TRUE`,
    facets: facetConditions(filters),
    asked,
    inHead: words.length > 0 ? Prisma.sql`q."searchHead" @@ ${query}::tsquery` : Prisma.sql`TRUE`,
  };
}

/** All of a query's facets at once. */
export function allFacets({ facets }: BankQuery): Prisma.Sql {
  return Prisma.join(
    FACETS.map((facet) => facets[facet]),
    ' AND ',
  );
}

function facetConditions(filters: BankFilters): Record<Facet, Prisma.Sql> {
  const { categoryId, packId, difficulties = [], tags = [], signal } = filters;
  return {
    category: categoryId ? Prisma.sql`q."categoryId" = ${categoryId}` : Prisma.sql`TRUE`,
    pack: packId ? Prisma.sql`q."packId" = ${packId}` : Prisma.sql`TRUE`,
    difficulty:
      difficulties.length > 0 ? Prisma.sql`v."difficulty" = ANY(${difficulties}::int[])` : Prisma.sql`TRUE`,
    tags: tags.length > 0 ? Prisma.sql`v."tags" @> ${tags}::text[]` : Prisma.sql`TRUE`,
    signal: signal
      ? Prisma.sql`q."id" IN (SELECT s."id" FROM "Question" s WHERE ${signal} = ANY(s."signals"))`
      : Prisma.sql`TRUE`,
  };
}

/** The stem of each word, null where it is a stop word of English or no word at all. */
async function readStems(db: Runtime['db'], words: string[]): Promise<(string | null)[]> {
  if (words.length === 0) return [];
  const rows = await db.$queryRaw<{ stem: string | null }[]>`
    SELECT (ts_lexize('english_stem', word))[1] AS stem
      FROM unnest(${words}::text[]) WITH ORDINALITY AS given (word, place) ORDER BY place`;
  // A stem is put into a query between quotes.
  return rows.map(({ stem }) => (stem && !/['\\]/.test(stem) ? stem : null));
}

/** A name in the form in which two are the same: letters, without differences of case and space. */
function sameName(name: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(btrim(regexp_replace(normalize(${name}, NFKC), '\\s+', ' ', 'g')))`;
}

/** When and by whom each question was last asked to a candidate, in interviews of the workspace. */
export function askedTo(workspaceId: string, { name, exceptInterviewId }: KnownCandidate): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (asked_version."questionId")
           asked_version."questionId", asked."askedAt", coalesce(asker."name", '') AS "askedBy"
      FROM "Interview" i
      JOIN "Room" r ON r."id" = i."roomId" AND r."workspaceId" = ${workspaceId}
      JOIN "AskedQuestion" asked ON asked."interviewId" = i."id"
      JOIN "QuestionVersion" asked_version ON asked_version."id" = asked."questionVersionId"
      LEFT JOIN "Member" asker ON asker."id" = asked."askedById"
     WHERE ${sameName(Prisma.sql`i."candidateName"`)} = ${sameName(Prisma.sql`${name}::text`)}
           ${exceptInterviewId ? Prisma.sql`AND i."id" <> ${exceptInterviewId}` : Prisma.empty}
     ORDER BY asked_version."questionId", asked."askedAt" DESC`;
}
