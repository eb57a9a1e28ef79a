-- What a project's settings say of the people in it; what a key may do in single projects or to single
-- resources, and the command line that it was made for.
ALTER TABLE "project" ADD COLUMN "context" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "api_key" ADD COLUMN "grants" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "api_key" ADD COLUMN "client_id" TEXT COLLATE "C";
CREATE UNIQUE INDEX "api_key_client_id_key" ON "api_key"("client_id");
