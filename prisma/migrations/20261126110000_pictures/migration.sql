-- CreateTable
CREATE TABLE "Picture" (
    "roomId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Picture_pkey" PRIMARY KEY ("roomId","id")
);

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
