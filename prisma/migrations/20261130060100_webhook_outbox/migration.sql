-- What a project is still to tell one of its own sources. Written with what it tells of, gone with the request
-- that tells it. Only projects that asked for it have rows here.
CREATE TABLE "webhook_outbox" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "topic" TEXT NOT NULL,
    "issue_id" TEXT COLLATE "C",
    "event_id" TEXT COLLATE "C",
    "attempt_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_outbox_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_outbox_project_id_id_idx" ON "webhook_outbox"("project_id", "id");
