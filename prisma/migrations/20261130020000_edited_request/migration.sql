-- What a request was made from, when it was made here from another one, and whether it was changed on the way.
ALTER TABLE "request" ADD COLUMN "original_request_id" TEXT COLLATE "C",
ADD COLUMN "is_edited" BOOLEAN NOT NULL DEFAULT false;
