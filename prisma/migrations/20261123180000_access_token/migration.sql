-- The token that a destination's authorization server gave out, shared by all workers. One of them
-- fetches a new one while `refreshing_until` lies ahead; the others wait for what it stores.
CREATE TABLE "access_token" (
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA,
    "refreshing_until" TIMESTAMPTZ(3),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("destination_id")
);

ALTER TABLE "access_token" ADD CONSTRAINT "access_token_destination_id_fkey"
    FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;
