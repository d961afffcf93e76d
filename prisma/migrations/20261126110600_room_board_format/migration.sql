-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "boardFormat" INTEGER NOT NULL DEFAULT 2;
