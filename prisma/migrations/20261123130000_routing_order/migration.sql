-- AlterTable
ALTER TABLE "request" ADD COLUMN "bulk_operation_id" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "routing_order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "connection_ids" TEXT[],
    "event_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "bulk_operation_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "routed_at" TIMESTAMPTZ(3),

    CONSTRAINT "routing_order_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "routing_order_open_idx" ON "routing_order" ("id") WHERE "routed_at" IS NULL;
-- Orders that are done are kept for an hour.
CREATE INDEX "routing_order_done_idx" ON "routing_order" ("routed_at") WHERE "routed_at" IS NOT NULL;
