-- What happened to issues: their feed, and what notifications are made from. Written in the transaction
-- in which it happened, never changed, and gone with the issue.
CREATE TABLE "issue_signal" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "issue_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT COLLATE "C",
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_signal_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "issue_signal_project_id_id_idx" ON "issue_signal"("project_id", "id");

CREATE INDEX "issue_signal_issue_id_id_idx" ON "issue_signal"("issue_id", "id");

ALTER TABLE "issue_signal" ADD CONSTRAINT "issue_signal_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
