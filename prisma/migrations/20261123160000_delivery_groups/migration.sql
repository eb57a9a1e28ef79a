-- A delivery group that has events to deliver, or had some lately. `due_at` is when its first one is due,
-- `free_at` when its rate has starts to give, `wake_at` the later of both: what is due for a claim is found
-- by an index, however many groups and events wait. Locked by whoever adds events to it or claims for it.
CREATE TABLE "delivery_group" (
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "last_start_at" TIMESTAMPTZ(6),
    "free_at" TIMESTAMPTZ(6),
    "due_at" TIMESTAMPTZ(6),
    "wake_at" TIMESTAMPTZ(6),

    CONSTRAINT "delivery_group_pkey" PRIMARY KEY ("destination_id", "name")
);
CREATE INDEX "delivery_group_wake_idx" ON "delivery_group" ("destination_id", "wake_at") WHERE "wake_at" IS NOT NULL;
CREATE INDEX "delivery_group_idle_idx" ON "delivery_group" ("last_start_at") WHERE "wake_at" IS NULL;

-- The last start that was handed out, not the next one: a rate that is changed counts at once.
ALTER TABLE "destination_rate" RENAME COLUMN "next_slot_at" TO "last_start_at";

-- Events of a group stand in indexes of their own, so that a long queue of one is in nobody's way.
DROP INDEX "event_due_idx";
CREATE INDEX "event_due_idx" ON "event" ("destination_id", "due_at", "id")
  WHERE "due_at" IS NOT NULL AND "delivery_group" IS NULL;
CREATE INDEX "event_grouped_due_idx" ON "event" ("destination_id", "due_at", "id")
  WHERE "due_at" IS NOT NULL AND "delivery_group" IS NOT NULL;
CREATE INDEX "event_group_due_idx" ON "event" ("destination_id", "delivery_group", "due_at", "id")
  WHERE "due_at" IS NOT NULL AND "delivery_group" IS NOT NULL;
