-- Issues are listed in the order of any of their moments; a trigger takes its issues with it.
CREATE INDEX "issue_project_id_created_at_id_idx" ON "issue"("project_id", "created_at", "id");
CREATE INDEX "issue_project_id_opened_at_id_idx" ON "issue"("project_id", "opened_at", "id");
CREATE INDEX "issue_project_id_first_seen_at_id_idx" ON "issue"("project_id", "first_seen_at", "id");
CREATE INDEX "issue_project_id_last_seen_at_id_idx" ON "issue"("project_id", "last_seen_at", "id");
CREATE INDEX "issue_issue_trigger_id_idx" ON "issue"("issue_trigger_id");
