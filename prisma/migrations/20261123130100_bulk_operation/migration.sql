-- An operation that does the same as one that is still running would be a double click.
CREATE UNIQUE INDEX "bulk_operation_running_idx" ON "bulk_operation" ("project_id", "type", md5("query"::text))
  WHERE "completed_at" IS NULL AND "cancelled_at" IS NULL;

-- What an operation touched is found by its id, and most rows were touched by none.
CREATE INDEX "event_bulk_operation_idx" ON "event" ("bulk_operation_id", "id") WHERE "bulk_operation_id" IS NOT NULL;
CREATE INDEX "request_bulk_operation_idx" ON "request" ("bulk_operation_id", "id") WHERE "bulk_operation_id" IS NOT NULL;
