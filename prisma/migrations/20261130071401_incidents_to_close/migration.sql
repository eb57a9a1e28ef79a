-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "notification_issue_id_id_idx" ON "notification"("issue_id", "id");
