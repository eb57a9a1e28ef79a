-- Ordered delivery: events of one order key go out one after another. Those that wait for their turn are
-- due at infinity, so that no claim has to look at them.
ALTER TABLE "connection" ADD COLUMN "delivery_order" JSONB;
ALTER TABLE "event" ADD COLUMN "order_key" TEXT COLLATE "C";

-- A line that has events in it: `head_id` is the one whose turn it is, null while nobody knows yet.
CREATE TABLE "delivery_line" (
    "order_key" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "head_id" TEXT COLLATE "C",
    "check_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_line_pkey" PRIMARY KEY ("order_key")
);
CREATE INDEX "delivery_line_headless_idx" ON "delivery_line" ("destination_id") WHERE "head_id" IS NULL;
CREATE INDEX "delivery_line_check_at_idx" ON "delivery_line" ("check_at");

-- Who is next in a line, in the order in which requests were accepted.
CREATE INDEX "event_line_idx" ON "event" ("order_key", "request_id", "id")
  WHERE "order_key" IS NOT NULL AND ("due_at" = 'infinity' OR "status" = 'HOLD');

-- The first request of a source that still has to be routed: no event of a later one may have its turn.
DROP INDEX "request_unrouted_idx";
CREATE INDEX "request_unrouted_idx" ON "request" ("source_id", "id") WHERE "routed_at" IS NULL;
