-- Command lines that wait until somebody in a browser lets them in. What they poll with and what stands in the
-- browser's address are different secrets, and only their hashes are kept.
CREATE TABLE "device_login" (
    "id" TEXT COLLATE "C" NOT NULL,
    "poll_hash" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "device_name" TEXT NOT NULL,
    "user_id" TEXT COLLATE "C",
    "project_id" TEXT COLLATE "C",
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_login_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "device_login_poll_hash_key" ON "device_login"("poll_hash");
CREATE UNIQUE INDEX "device_login_code_hash_key" ON "device_login"("code_hash");
CREATE INDEX "device_login_expires_at_idx" ON "device_login"("expires_at");
