-- The questions that have these words, with what a list of them is made of, so that none is read twice. `ranked`
-- and `exact` are the words as beginnings and as they are: the better prompt, tags and category fit, the higher
-- the rank. The planner takes reading a whole vector for a trifle and would rather do so for every question than
-- use the index, which at 10,000 questions is ten times as slow. And it is to expect many: joining many of them
-- one by one takes several times as long, and few of them in bulk hardly longer.
CREATE FUNCTION "searchQuestions"(query tsquery, ranked tsquery, exact tsquery, archived BOOLEAN)
  RETURNS TABLE (
    "id" TEXT, "packId" TEXT, "categoryId" TEXT, "position" INTEGER, "currentVersionId" TEXT, "rank" INTEGER
  ) LANGUAGE sql STABLE ROWS 100000 SET enable_seqscan = off AS $function$
  SELECT q."id", q."packId", q."categoryId", q."position", q."currentVersionId",
         (1000 * (ts_rank('{0, 0.2, 0.5, 1}', q."searchHead", ranked)
                  + ts_rank('{0, 0.2, 0.5, 1}', q."searchHead", exact)))::int
    FROM "Question" q
   WHERE q."searchAll" @@ query AND (q."archivedAt" IS NOT NULL) = archived
$function$;

DROP FUNCTION "questionsWith";
