-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "defaultRubricId" TEXT;

-- AlterTable
ALTER TABLE "Rubric" ADD COLUMN     "currentVersionId" TEXT,
ADD COLUMN     "packVersionId" TEXT,
ADD COLUMN     "archivedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "RubricVersion" ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "description" TEXT,
ADD COLUMN     "authorId" TEXT,
ADD COLUMN     "restoredFrom" INTEGER;

-- Until now a title belonged to the rubric, and every version came with Drawbridge or a pack.
UPDATE "RubricVersion" AS version SET "title" = rubric."title", "description" = rubric."description"
  FROM "Rubric" AS rubric WHERE rubric."id" = version."rubricId";

UPDATE "Rubric" AS rubric SET "currentVersionId" = newest."id", "packVersionId" = newest."id"
  FROM (SELECT DISTINCT ON ("rubricId") "id", "rubricId" FROM "RubricVersion" ORDER BY "rubricId", "version" DESC) AS newest
 WHERE newest."rubricId" = rubric."id";

-- CreateIndex
CREATE UNIQUE INDEX "Rubric_currentVersionId_key" ON "Rubric"("currentVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Rubric_packVersionId_key" ON "Rubric"("packVersionId");

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_defaultRubricId_fkey" FOREIGN KEY ("defaultRubricId") REFERENCES "Rubric"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rubric" ADD CONSTRAINT "Rubric_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "RubricVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rubric" ADD CONSTRAINT "Rubric_packVersionId_fkey" FOREIGN KEY ("packVersionId") REFERENCES "RubricVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricVersion" ADD CONSTRAINT "RubricVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
