-- AlterTable
ALTER TABLE "BoardUpdate" ADD COLUMN     "packed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "BoardCheckpoint" (
    "roomId" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" BYTEA NOT NULL,
    "writers" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "setAside" TIMESTAMP(3),

    CONSTRAINT "BoardCheckpoint_pkey" PRIMARY KEY ("roomId","seq")
);

-- AddForeignKey
ALTER TABLE "BoardCheckpoint" ADD CONSTRAINT "BoardCheckpoint_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
