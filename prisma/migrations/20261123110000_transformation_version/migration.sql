-- What a transformation was at each version: never changed, so that whoever holds id and version knows the code.
CREATE TABLE "transformation_version" (
    "transformation_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "code" TEXT NOT NULL,
    "env" BYTEA,
    "created_by_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transformation_version_pkey" PRIMARY KEY ("transformation_id","version")
);

ALTER TABLE "transformation_version" ADD CONSTRAINT "transformation_version_transformation_id_fkey" FOREIGN KEY ("transformation_id") REFERENCES "transformation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A transformation is part of the routing of every source with a connection that names it in a rule.
CREATE FUNCTION "transformation_config_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "source" SET "id" = "id" WHERE "id" IN (
    SELECT "source_id" FROM "connection"
    WHERE "project_id" = NEW."project_id" AND "deleted_at" IS NULL
      AND "rules" @> jsonb_build_array(
        jsonb_build_object('type', 'transform', 'transformation_id', NEW."id"))
  );
  RETURN NULL;
END $$;
CREATE TRIGGER "transformation_config_changed" AFTER UPDATE ON "transformation"
  FOR EACH ROW EXECUTE FUNCTION "transformation_config_changed"();
