ALTER TABLE "channel" ADD COLUMN "secret_hint" TEXT;
CREATE UNIQUE INDEX "channel_project_id_name_key" ON "channel"("project_id", "name");

-- Told to everybody who is to be told; until then a sweep finds it.
ALTER TABLE "issue_signal" ADD COLUMN "dispatched_at" TIMESTAMPTZ(3);
CREATE INDEX "issue_signal_undispatched_idx" ON "issue_signal" ("project_id", "id") WHERE "dispatched_at" IS NULL;

-- One message to one place: a channel, a member's address, or the address that a trigger holds. A claim that
-- was never answered may have been sent: `open_claims` counts those, so that nothing is sent three times.
CREATE TABLE "notification" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "signal_id" TEXT COLLATE "C",
    "target" TEXT COLLATE "C" NOT NULL,
    "channel_id" TEXT COLLATE "C",
    "user_id" TEXT COLLATE "C",
    "issue_id" TEXT COLLATE "C",
    "kind" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "open_claims" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "claim_id" TEXT COLLATE "C",
    "response_status" INTEGER,
    "response_body" TEXT,
    "latency_ms" INTEGER,
    "error" TEXT,
    "reference" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notification_signal_id_target_key" ON "notification"("signal_id", "target");
CREATE INDEX "notification_project_id_channel_id_id_idx" ON "notification"("project_id", "channel_id", "id");
CREATE INDEX "notification_created_at_idx" ON "notification"("created_at");
CREATE INDEX "notification_due_idx" ON "notification" ("project_id", "target", "due_at") WHERE "status" = 'PENDING';

-- When a place may be sent something again.
CREATE TABLE "notification_target" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "target" TEXT COLLATE "C" NOT NULL,
    "open_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_target_pkey" PRIMARY KEY ("project_id","target")
);

-- What a member finds in the notification centre.
CREATE TABLE "inbox_item" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "signal_id" TEXT COLLATE "C",
    "issue_id" TEXT COLLATE "C",
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_item_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inbox_item_signal_id_user_id_key" ON "inbox_item"("signal_id", "user_id");
CREATE INDEX "inbox_item_project_id_user_id_id_idx" ON "inbox_item"("project_id", "user_id", "id");
CREATE INDEX "inbox_item_created_at_idx" ON "inbox_item"("created_at");
CREATE INDEX "inbox_item_unread_idx" ON "inbox_item" ("project_id", "user_id") WHERE "read_at" IS NULL;

CREATE TABLE "notification_preference" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("project_id","user_id")
);
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
