-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "packVersionId" TEXT,
ADD COLUMN     "archivedById" TEXT,
ADD COLUMN     "searchHead" tsvector,
ADD COLUMN     "searchAll" tsvector,
ADD COLUMN     "signals" TEXT[];

-- AlterTable
ALTER TABLE "QuestionVersion" ADD COLUMN     "authorId" TEXT,
ADD COLUMN     "restoredFrom" INTEGER;

-- AlterTable
ALTER TABLE "Interview" ADD COLUMN     "closedAt" TIMESTAMP(3);

UPDATE "Interview" SET "closedAt" = coalesce("endedAt", "createdAt") WHERE "state" IN ('decided', 'archived');

-- CreateTable
CREATE TABLE "QuestionFavourite" (
    "memberId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionFavourite_pkey" PRIMARY KEY ("memberId","questionId")
);

-- Until now every version came with a pack.
UPDATE "Question" SET "packVersionId" = "currentVersionId";

-- CreateIndex
CREATE UNIQUE INDEX "Question_packVersionId_key" ON "Question"("packVersionId");

-- CreateIndex
CREATE INDEX "AskedQuestion_questionVersionId_idx" ON "AskedQuestion"("questionVersionId");

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_packVersionId_fkey" FOREIGN KEY ("packVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionFavourite" ADD CONSTRAINT "QuestionFavourite_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionFavourite" ADD CONSTRAINT "QuestionFavourite_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the bank is searched by. Triggers keep it, so that no writer can forget it: packs, members and
-- whatever comes later only say which version is current.

-- Text with its punctuation made into spaces: "read/write" and "Node.js" are two words each, in what is
-- searched as in what is searched for (lib/bank/searchWords.ts).
CREATE FUNCTION "searchText"(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $function$
  SELECT regexp_replace(given, $signs$[][_/.:,;!?'"`(){}<>|=+*&^%$#@~\\–—‘’“”„…•·«»-]+$signs$, ' ', 'g')
$function$;

-- Each word as it is written, for prefixes while someone types, and its English stem, for its other forms.
CREATE FUNCTION "searchWords"(given TEXT, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $function$
  SELECT setweight(to_tsvector('pg_catalog.simple', text) || to_tsvector('pg_catalog.english', text), weight)
    FROM (SELECT "searchText"(given) AS text OFFSET 0) AS once
$function$;

CREATE FUNCTION "describeQuestion"() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
  version RECORD;
  category TEXT;
  guide tsvector;
BEGIN
  SELECT v."prompt", array_to_string(v."tags", ' ') AS "tags", v."guide" INTO version
    FROM "QuestionVersion" v WHERE v."id" = NEW."currentVersionId";
  IF NOT FOUND THEN
    NEW."searchHead" := NULL;
    NEW."searchAll" := NULL;
    NEW."signals" := '{}';
    RETURN NEW;
  END IF;
  SELECT c."title" INTO category FROM "QuestionCategory" c WHERE c."id" = NEW."categoryId";
  SELECT to_tsvector('pg_catalog.simple', "searchText"(coalesce(string_agg(section ->> 'markdown', ' '), '')))
    INTO guide FROM jsonb_array_elements(version."guide" -> 'sections') AS section;
  NEW."searchHead" := "searchWords"(version."prompt", 'A') || "searchWords"(coalesce(version."tags", ''), 'B')
    || "searchWords"(coalesce(category, ''), 'C');
  -- Places in the text are left out: nothing is ranked by them, and they are most of its size. Stems are made
  -- of each word once, which halves the time that a guide takes.
  NEW."searchAll" := strip(NEW."searchHead") || strip(guide)
    || strip(to_tsvector('pg_catalog.english', array_to_string(tsvector_to_array(guide), ' ')));
  NEW."signals" := ARRAY(
    SELECT heading[1] FROM jsonb_array_elements(version."guide" -> 'sections') AS section,
           regexp_matches(section ->> 'markdown', '^### +(.+?) *$', 'gn') AS heading
     WHERE section ->> 'id' = 'signals' AND heading[1] <> 'Mid, senior and staff'
     ORDER BY 1);
  RETURN NEW;
END
$function$;

CREATE TRIGGER "Question_describe_new" BEFORE INSERT ON "Question"
  FOR EACH ROW EXECUTE FUNCTION "describeQuestion"();

-- Only where something to be found has changed: a pack that moves its questions about costs nothing.
CREATE TRIGGER "Question_describe" BEFORE UPDATE ON "Question"
  FOR EACH ROW WHEN (
    OLD."currentVersionId" IS DISTINCT FROM NEW."currentVersionId"
    OR OLD."categoryId" IS DISTINCT FROM NEW."categoryId"
    OR (NEW."searchHead" IS NULL AND NEW."currentVersionId" IS NOT NULL))
  EXECUTE FUNCTION "describeQuestion"();

CREATE FUNCTION "describeQuestionsOfCategory"() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
  UPDATE "Question" SET "searchHead" = NULL WHERE "categoryId" = NEW."id";
  RETURN NULL;
END
$function$;

CREATE TRIGGER "QuestionCategory_describe" AFTER UPDATE OF "title" ON "QuestionCategory"
  FOR EACH ROW WHEN (OLD."title" IS DISTINCT FROM NEW."title") EXECUTE FUNCTION "describeQuestionsOfCategory"();

UPDATE "Question" SET "searchHead" = NULL;

-- CreateIndex: without a list of what is to be added later, which every search would have to read
CREATE INDEX "Question_searchAll_idx" ON "Question" USING GIN ("searchAll") WITH (fastupdate = off);

-- The questions that have these words. The planner takes reading a whole vector for a trifle and would rather
-- do so for every question than use the index, which at 10,000 questions is ten times as slow.
CREATE FUNCTION "questionsWith"(query tsquery) RETURNS SETOF TEXT LANGUAGE sql STABLE
  SET enable_seqscan = off AS $function$
  SELECT "id" FROM "Question" WHERE "searchAll" @@ query
$function$;
