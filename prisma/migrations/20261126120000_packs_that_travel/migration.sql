-- AlterTable
ALTER TABLE "Pack" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "documents" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "importedAt" TIMESTAMP(3),
ADD COLUMN     "rubricSlug" TEXT,
ADD COLUMN     "tags" TEXT[];

-- AlterTable
ALTER TABLE "Rubric" ADD COLUMN     "description" TEXT,
ADD COLUMN     "importedAt" TIMESTAMP(3);
