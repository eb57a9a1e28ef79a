-- One connection's part of a long time: a small part of what there is in it.
CREATE INDEX "ignored_rollup_project_id_connection_id_bucket_at_idx" ON "ignored_rollup"("project_id", "connection_id", "bucket_at");
