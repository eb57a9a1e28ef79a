-- How a destination fares: what its last attempts came to, or since when it is sent one event now and then
-- instead of all. `slowed_at` is what routing must know; the rest changes often and concerns nobody else.
ALTER TABLE "destination" ADD COLUMN "health" JSONB;
ALTER TABLE "destination" ADD COLUMN "slowed_at" TIMESTAMPTZ(3);

DROP TRIGGER "destination_config_changed" ON "destination";
CREATE TRIGGER "destination_config_changed" AFTER UPDATE ON "destination"
  FOR EACH ROW WHEN (to_jsonb(OLD) - 'health' IS DISTINCT FROM to_jsonb(NEW) - 'health')
  EXECUTE FUNCTION "destination_config_changed"();
