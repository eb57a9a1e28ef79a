-- When the next delivery to a rate-limited destination may start. Locking its row is what makes a limit
-- hold across workers and restarts.
CREATE TABLE "destination_rate" (
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "next_slot_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "destination_rate_pkey" PRIMARY KEY ("destination_id")
);
