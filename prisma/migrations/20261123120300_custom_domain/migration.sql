-- Hosts of a project's own for its source URLs.
CREATE TABLE "custom_domain" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "hostname" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "active_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_domain_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "custom_domain_hostname_key" ON "custom_domain"("hostname");
CREATE INDEX "custom_domain_project_id_id_idx" ON "custom_domain"("project_id", "id");

-- Every web process holds the active ones in memory and reads them anew when it is told.
CREATE FUNCTION "custom_domain_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sluice_domains', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "custom_domain_changed" AFTER INSERT OR UPDATE OR DELETE ON "custom_domain"
  FOR EACH STATEMENT EXECUTE FUNCTION "custom_domain_changed"();
