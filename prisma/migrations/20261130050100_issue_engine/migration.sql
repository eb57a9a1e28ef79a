-- What went wrong, as it happened: one row per statement and way of failing. A job adds it to issues.
CREATE TABLE "issue_fact" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "resource_id" TEXT COLLATE "C" NOT NULL,
    "response_status" INTEGER,
    "error_code" TEXT,
    "detail" TEXT,
    "is_failure" BOOLEAN NOT NULL,
    "is_final" BOOLEAN NOT NULL,
    "minute_at" TIMESTAMPTZ(0) NOT NULL,
    "count" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "first_id" TEXT COLLATE "C",
    "last_id" TEXT COLLATE "C",
    "event_id" TEXT COLLATE "C"
);

-- It is emptied every second and holds little at any time.
ALTER TABLE "issue_fact" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- CreateTable
CREATE TABLE "issue_occurrence" (
    "issue_id" TEXT COLLATE "C" NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "issue_occurrence_pkey" PRIMARY KEY ("issue_id","bucket_at")
);
CREATE INDEX "issue_occurrence_project_id_bucket_at_idx" ON "issue_occurrence"("project_id", "bucket_at");
ALTER TABLE "issue_occurrence" ADD CONSTRAINT "issue_occurrence_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "issue_comment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "issue_id" TEXT COLLATE "C" NOT NULL,
    "author_id" TEXT COLLATE "C",
    "body" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_comment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "issue_comment_project_id_id_idx" ON "issue_comment"("project_id", "id");
CREATE INDEX "issue_comment_issue_id_id_idx" ON "issue_comment"("issue_id", "id");
ALTER TABLE "issue_comment" ADD CONSTRAINT "issue_comment_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "issue_trigger" ADD COLUMN "auto_resolve" JSONB, ADD COLUMN "runbook" TEXT;

ALTER TABLE "issue" ADD COLUMN "resource_id" TEXT COLLATE "C",
  ADD COLUMN "clean_count" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "settled_at" TIMESTAMPTZ(3),
  ADD COLUMN "snoozed_until" TIMESTAMPTZ(3),
  ADD COLUMN "snooze_limit" BIGINT,
  ADD COLUMN "snoozed_count" BIGINT;

UPDATE "issue" SET "resource_id" = coalesce("aggregation_keys"->'webhook_id'->>0,
  "aggregation_keys"->'transformation_id'->>0, "aggregation_keys"->'destination_id'->>0,
  "aggregation_keys"->'source_id'->>0);

CREATE INDEX "issue_project_id_occurrences_id_idx" ON "issue"("project_id", "occurrences", "id");
CREATE INDEX "issue_resource_id_idx" ON "issue"("resource_id");
-- What deliveries that succeed are held against: the few issues that are under way.
CREATE INDEX "issue_under_way_idx" ON "issue" ("type", "resource_id")
  WHERE "status" IN ('OPENED', 'ACKNOWLEDGED') AND "dismissed_at" IS NULL;

-- Requests that are turned away and runs of code are told of by whichever statement writes them.
CREATE OR REPLACE FUNCTION "count_new_requests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "request_delta"
  SELECT project_id, date_bin('1 minute', created_at, 'epoch'), source_id, rejection_cause,
    routed_at IS NOT NULL, events_count, ignored_count, count(*), count(*)
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7;
  INSERT INTO "issue_fact"
  SELECT project_id, 'request', source_id, NULL, NULL, rejection_cause, true, true,
    date_bin('1 minute', created_at, 'epoch'), count(*), min(created_at), max(created_at), min(id), max(id),
    NULL
  FROM new_rows WHERE rejection_cause IS NOT NULL GROUP BY 1, 3, 6, 9;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "count_new_executions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "execution_delta"
  SELECT project_id, date_bin('1 minute', created_at, 'epoch'), transformation_id, connection_id, issue_id,
    log_level, count(*)
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6;
  INSERT INTO "issue_fact"
  SELECT project_id, 'transformation', transformation_id, NULL, NULL, log_level, true, true,
    date_bin('1 minute', created_at, 'epoch'), count(*), min(created_at), max(created_at), min(id), max(id),
    NULL
  FROM new_rows GROUP BY 1, 3, 6, 9;
  RETURN NULL;
END $$;
