-- Credentials that several sources may share; each source keeps its own sealed copy.
CREATE TABLE "integration" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "label" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "features" TEXT[],
    "configs" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integration_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "integration_project_id_id_idx" ON "integration"("project_id", "id");

ALTER TABLE "source" ADD COLUMN "integration_id" TEXT COLLATE "C";
ALTER TABLE "source" ADD CONSTRAINT "source_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integration"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "source_integration_id_idx" ON "source"("integration_id");
