-- What a deduplicate rule has seen: the request that a key let through, and until when it keeps others out.
CREATE TABLE "dedupe_key" (
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "key" BYTEA NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dedupe_key_pkey" PRIMARY KEY ("connection_id","key")
);

CREATE INDEX "dedupe_key_expires_at_idx" ON "dedupe_key"("expires_at");

-- Connections whose rules run code are routed by orders of their own, so that others need not wait for it.
ALTER TABLE "routing_order" ADD COLUMN "is_first" BOOLEAN NOT NULL DEFAULT false;
-- Whoever has room for code takes these, the oldest of a project first.
ALTER TABLE "routing_order" ADD COLUMN "needs_code" BOOLEAN NOT NULL DEFAULT false;
-- A worker that has an order in hand says so until then, and goes on saying it while it has.
ALTER TABLE "routing_order" ADD COLUMN "claimed_until" TIMESTAMPTZ(3);
CREATE INDEX "routing_order_code_idx" ON "routing_order" ("project_id", "id") WHERE "needs_code" AND "routed_at" IS NULL;

-- By which rules and which code an event came about.
ALTER TABLE "event" ADD COLUMN "rule_version" INTEGER;
ALTER TABLE "event" ADD COLUMN "transformations" JSON;
