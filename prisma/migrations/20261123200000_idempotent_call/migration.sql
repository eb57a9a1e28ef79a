-- What a call with an Idempotency-Key was answered, so that the same call is answered the same. Without an
-- answer the call is under way, or its process has died.
CREATE TABLE "idempotent_call" (
    "scope_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "answer" BYTEA,
    "claim_id" TEXT COLLATE "C" NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_call_pkey" PRIMARY KEY ("scope_id","key")
);

CREATE INDEX "idempotent_call_expires_at_idx" ON "idempotent_call"("expires_at");
