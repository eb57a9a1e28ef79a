-- A secret that was replaced stays valid for as long as its owner asked for.
ALTER TABLE "source" ADD COLUMN "previous_auth" BYTEA,
    ADD COLUMN "previous_auth_expires_at" TIMESTAMPTZ(3);
