-- Who was listening when an event went to a CLI.
ALTER TABLE "event" ADD COLUMN "cli_user_id" TEXT COLLATE "C";

-- Lists of what is out of the ordinary: an event that goes from QUEUED to SUCCESSFUL, without a delivery
-- group and no CLI, enters none of these. Held events of a connection are among the first.
CREATE INDEX "event_connection_status_idx" ON "event" ("connection_id", "status", "id")
  WHERE "status" NOT IN ('SUCCESSFUL', 'QUEUED');
DROP INDEX "event_held_idx";
CREATE INDEX "event_failed_answer_idx" ON "event" ("project_id", "response_status", "id")
  WHERE "response_status" IS NOT NULL AND "status" <> 'SUCCESSFUL';
CREATE INDEX "event_error_code_idx" ON "event" ("project_id", "error_code", "id")
  WHERE "error_code" IS NOT NULL;
CREATE INDEX "event_delivery_group_idx" ON "event" ("project_id", "delivery_group", "id")
  WHERE "delivery_group" IS NOT NULL;
CREATE INDEX "event_cli_idx" ON "event" ("project_id", "id") WHERE "cli_id" IS NOT NULL;

-- Ranges of these go with the order of the rows: a few bytes for every 128 pages say which to skip.
CREATE INDEX "event_outcome_at_idx" ON "event" USING brin ("last_attempt_at", "successful_at");
