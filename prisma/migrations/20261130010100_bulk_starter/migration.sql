-- Who started an operation: a person, or the label of a key.
ALTER TABLE "bulk_operation" ADD COLUMN "started_by_user_id" TEXT COLLATE "C", ADD COLUMN "started_by_key_id" TEXT COLLATE "C";
