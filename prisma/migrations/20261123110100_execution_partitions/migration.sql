-- Executions come with the traffic, so their days are dropped as those of events are. Nothing has written the
-- table before this.
DROP TABLE "execution";

CREATE TABLE "execution" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "transformation_id" TEXT COLLATE "C" NOT NULL,
    "transformation_version" INTEGER NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "original_payload_id" TEXT COLLATE "C" NOT NULL,
    "transformed_payload_id" TEXT COLLATE "C",
    "issue_id" TEXT COLLATE "C",
    "log_level" TEXT NOT NULL,
    "logs" JSON NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "execution_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- Lists without a level read the five levels side by side: each index serves both.
CREATE INDEX "execution_transformation_id_log_level_id_idx" ON "execution"("transformation_id", "log_level", "id");
CREATE INDEX "execution_connection_id_log_level_id_idx" ON "execution"("connection_id", "log_level", "id");
-- The executions of an issue: few, whatever the table's size.
CREATE INDEX "execution_issue_idx" ON "execution" ("issue_id", "id") WHERE "issue_id" IS NOT NULL;

CREATE TABLE "execution_default" PARTITION OF "execution" DEFAULT;
