-- The whole domain, as prisma/schema.prisma describes it. What Prisma cannot say stands at the end: partial
-- indexes, partitions, and the triggers that keep configuration caches exact. Ids are compared bytewise
-- (collation "C"), so that their order is the order of creation.

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" TEXT COLLATE "C",
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "user_agent" TEXT,
    "ip_address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "is_private" BOOLEAN NOT NULL DEFAULT false,
    "header_prefix" TEXT,
    "retention_days" INTEGER NOT NULL DEFAULT 30,
    "signing_secret" BYTEA NOT NULL,
    "previous_signing_secret" BYTEA,
    "previous_signing_secret_expires_at" TIMESTAMPTZ(3),
    "notification_settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_member" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_member_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT COLLATE "C" NOT NULL,
    "organization_id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C",
    "user_id" TEXT COLLATE "C",
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "key_hint" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'admin',
    "scopes" TEXT[] DEFAULT ARRAY['*']::TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'WEBHOOK',
    "description" TEXT,
    "config" JSONB NOT NULL DEFAULT '{}',
    "auth_type" TEXT,
    "auth" BYTEA,
    "config_version" BIGINT NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destination" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'HTTP',
    "description" TEXT,
    "config" JSONB NOT NULL DEFAULT '{}',
    "auth_type" TEXT NOT NULL DEFAULT 'HOOKDECK_SIGNATURE',
    "auth" BYTEA,
    "disabled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT,
    "description" TEXT,
    "rules" JSONB NOT NULL DEFAULT '[]',
    "rule_version" INTEGER NOT NULL DEFAULT 1,
    "paused_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transformation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "env" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transformation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payload" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "headers" JSON NOT NULL,
    "body" BYTEA,
    "body_bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payload_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "request" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "payload_id" TEXT COLLATE "C" NOT NULL,
    "verified" BOOLEAN,
    "rejection_cause" TEXT,
    "original_ip" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "events_count" INTEGER NOT NULL DEFAULT 0,
    "cli_events_count" INTEGER NOT NULL DEFAULT 0,
    "ignored_count" INTEGER NOT NULL DEFAULT 0,
    "ingested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "routed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "ignored_event" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "cause" TEXT NOT NULL,
    "meta" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ignored_event_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "payload_id" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "interruptions" INTEGER NOT NULL DEFAULT 0,
    "automatic_count" INTEGER NOT NULL DEFAULT 0,
    "next_trigger" TEXT NOT NULL DEFAULT 'INITIAL',
    "response_status" INTEGER,
    "error_code" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "claim_id" TEXT COLLATE "C",
    "last_attempt_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "successful_at" TIMESTAMPTZ(3),
    "cli_id" TEXT COLLATE "C",
    "delivery_group" TEXT,
    "bulk_operation_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "attempt" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "event_id" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "attempt_number" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "response_status" INTEGER,
    "error_code" TEXT,
    "response_headers" JSON,
    "response_body" BYTEA,
    "is_response_truncated" BOOLEAN NOT NULL DEFAULT false,
    "requested_url" TEXT,
    "http_method" TEXT,
    "rule_version" INTEGER,
    "bulk_operation_id" TEXT COLLATE "C",
    "delivery_latency_ms" INTEGER,
    "response_latency_ms" INTEGER,
    "delivered_at" TIMESTAMPTZ(3),
    "responded_at" TIMESTAMPTZ(3),
    "successful_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "execution" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "transformation_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C",
    "request_id" TEXT COLLATE "C",
    "original_payload_id" TEXT COLLATE "C",
    "transformed_payload_id" TEXT COLLATE "C",
    "issue_id" TEXT COLLATE "C",
    "log_level" TEXT NOT NULL,
    "logs" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "execution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookmark" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "payload_id" TEXT COLLATE "C" NOT NULL,
    "label" TEXT NOT NULL,
    "name" TEXT,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "headers" JSON NOT NULL,
    "body" BYTEA,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_trigger" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT,
    "configs" JSONB NOT NULL DEFAULT '{}',
    "channels" JSONB,
    "disabled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_trigger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "issue_trigger_id" TEXT COLLATE "C",
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPENED',
    "aggregation_keys" JSONB NOT NULL,
    "aggregation_hash" BYTEA NOT NULL,
    "reference" JSONB NOT NULL DEFAULT '{}',
    "assignee_id" TEXT COLLATE "C",
    "occurrences" BIGINT NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),
    "auto_resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "config" JSONB NOT NULL DEFAULT '{}',
    "secret" BYTEA,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_operation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "query" JSONB NOT NULL DEFAULT '{}',
    "cursor" TEXT,
    "estimated_count" INTEGER,
    "estimated_batch" INTEGER,
    "processed_batch" INTEGER NOT NULL DEFAULT 0,
    "completed_count" INTEGER NOT NULL DEFAULT 0,
    "failed_count" INTEGER NOT NULL DEFAULT 0,
    "cancelled_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bulk_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_rollup" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "metric" TEXT NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "dimensions" TEXT NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,
    "sum" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "max" DOUBLE PRECISION,

    CONSTRAINT "metric_rollup_pkey" PRIMARY KEY ("project_id","metric","bucket_at","dimensions")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C",
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT COLLATE "C",
    "action" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT COLLATE "C",
    "before" JSONB,
    "after" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "hostname" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organization_id_user_id_key" ON "member"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organization_id_idx" ON "invitation"("organization_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "project_organization_id_idx" ON "project"("organization_id");

-- CreateIndex
CREATE INDEX "project_member_user_id_idx" ON "project_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_project_id_idx" ON "api_key"("project_id");

-- CreateIndex
CREATE INDEX "api_key_organization_id_idx" ON "api_key"("organization_id");

-- CreateIndex
CREATE INDEX "source_project_id_id_idx" ON "source"("project_id", "id");

-- CreateIndex
CREATE INDEX "destination_project_id_id_idx" ON "destination"("project_id", "id");

-- CreateIndex
CREATE INDEX "connection_project_id_id_idx" ON "connection"("project_id", "id");

-- CreateIndex
CREATE INDEX "connection_source_id_idx" ON "connection"("source_id");

-- CreateIndex
CREATE INDEX "connection_destination_id_idx" ON "connection"("destination_id");

-- CreateIndex
CREATE INDEX "transformation_project_id_id_idx" ON "transformation"("project_id", "id");

-- CreateIndex
CREATE INDEX "request_project_id_id_idx" ON "request"("project_id", "id");

-- CreateIndex
CREATE INDEX "request_source_id_id_idx" ON "request"("source_id", "id");

-- CreateIndex
CREATE INDEX "ignored_event_connection_id_id_idx" ON "ignored_event"("connection_id", "id");

-- CreateIndex
CREATE INDEX "event_project_id_id_idx" ON "event"("project_id", "id");

-- CreateIndex
CREATE INDEX "event_connection_id_id_idx" ON "event"("connection_id", "id");

-- CreateIndex
CREATE INDEX "event_request_id_idx" ON "event"("request_id");

-- CreateIndex
CREATE INDEX "attempt_event_id_attempt_number_idx" ON "attempt"("event_id", "attempt_number");

-- CreateIndex
CREATE INDEX "attempt_project_id_id_idx" ON "attempt"("project_id", "id");

-- CreateIndex
CREATE INDEX "execution_transformation_id_id_idx" ON "execution"("transformation_id", "id");

-- CreateIndex
CREATE INDEX "bookmark_project_id_id_idx" ON "bookmark"("project_id", "id");

-- CreateIndex
CREATE INDEX "issue_trigger_project_id_id_idx" ON "issue_trigger"("project_id", "id");

-- CreateIndex
CREATE INDEX "issue_project_id_status_id_idx" ON "issue"("project_id", "status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_project_id_aggregation_hash_key" ON "issue"("project_id", "aggregation_hash");

-- CreateIndex
CREATE INDEX "channel_project_id_id_idx" ON "channel"("project_id", "id");

-- CreateIndex
CREATE INDEX "bulk_operation_project_id_id_idx" ON "bulk_operation"("project_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_project_id_id_idx" ON "audit_entry"("project_id", "id");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A name is taken only while its owner lives; a deleted row keeps its name for history.
CREATE UNIQUE INDEX "source_project_id_name_key" ON "source" ("project_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "destination_project_id_name_key" ON "destination" ("project_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "connection_source_id_name_key" ON "connection" ("source_id", "name") WHERE "deleted_at" IS NULL AND "name" IS NOT NULL;
CREATE UNIQUE INDEX "transformation_project_id_name_key" ON "transformation" ("project_id", "name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "issue_trigger_project_id_name_key" ON "issue_trigger" ("project_id", "name") WHERE "deleted_at" IS NULL AND "name" IS NOT NULL;

-- What still has to be routed: small whatever the table's size.
CREATE INDEX "request_unrouted_idx" ON "request" ("id") WHERE "routed_at" IS NULL;
CREATE INDEX "request_rejected_idx" ON "request" ("project_id", "id") WHERE "rejection_cause" IS NOT NULL;
-- What still has to be delivered, per destination in the order it is due.
CREATE INDEX "event_due_idx" ON "event" ("destination_id", "due_at", "id") WHERE "due_at" IS NOT NULL;
-- Lists of anything but the ordinary case.
CREATE INDEX "event_status_idx" ON "event" ("project_id", "status", "id") WHERE "status" <> 'SUCCESSFUL';
-- Held events of a paused connection.
CREATE INDEX "event_held_idx" ON "event" ("connection_id", "id") WHERE "status" = 'HOLD';

-- lz4 packs and unpacks several times faster than the default; not every build of Postgres has it.
DO $$ BEGIN
  ALTER TABLE "payload" ALTER COLUMN "body" SET COMPRESSION lz4;
EXCEPTION WHEN OTHERS THEN NULL;
END $$;

-- Rows land here only when no partition of their day exists; the maintenance job creates them ahead.
CREATE TABLE "payload_default" PARTITION OF "payload" DEFAULT;
CREATE TABLE "request_default" PARTITION OF "request" DEFAULT;
CREATE TABLE "ignored_event_default" PARTITION OF "ignored_event" DEFAULT;
CREATE TABLE "event_default" PARTITION OF "event" DEFAULT;
CREATE TABLE "attempt_default" PARTITION OF "attempt" DEFAULT;

-- Whatever changes how a source's requests are routed bumps the source's config_version and tells every
-- process. Services cannot forget it, and whoever reads the version beside its data is never stale.
CREATE FUNCTION "source_config_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    NEW."config_version" := OLD."config_version" + 1;
  END IF;
  PERFORM pg_notify('sluice_config', NEW."id");
  RETURN NEW;
END $$;
CREATE TRIGGER "source_config_changed" BEFORE INSERT OR UPDATE ON "source"
  FOR EACH ROW EXECUTE FUNCTION "source_config_changed"();

CREATE FUNCTION "connection_config_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "source" SET "id" = "id" WHERE "id" = NEW."source_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "connection_config_changed" AFTER INSERT OR UPDATE ON "connection"
  FOR EACH ROW EXECUTE FUNCTION "connection_config_changed"();

CREATE FUNCTION "destination_config_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "source" SET "id" = "id" WHERE "id" IN (
    SELECT "source_id" FROM "connection" WHERE "destination_id" = NEW."id" AND "deleted_at" IS NULL
  );
  RETURN NULL;
END $$;
CREATE TRIGGER "destination_config_changed" AFTER UPDATE ON "destination"
  FOR EACH ROW EXECUTE FUNCTION "destination_config_changed"();

CREATE FUNCTION "project_config_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "source" SET "id" = "id" WHERE "project_id" = NEW."id" AND "deleted_at" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "project_config_changed" AFTER UPDATE ON "project"
  FOR EACH ROW EXECUTE FUNCTION "project_config_changed"();
