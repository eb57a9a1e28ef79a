-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "audit_retention_days" INTEGER NOT NULL DEFAULT 365;

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "actor_name" TEXT,
ADD COLUMN     "ip_address" TEXT,
ADD COLUMN     "organization_id" TEXT COLLATE "C",
ADD COLUMN     "resource_name" TEXT;

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_id_idx" ON "audit_entry"("organization_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_actor_id_id_idx" ON "audit_entry"("organization_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_resource_type_id_idx" ON "audit_entry"("organization_id", "resource_type", "id");

-- CreateIndex
CREATE INDEX "audit_entry_resource_id_id_idx" ON "audit_entry"("resource_id", "id");

-- What an entry is found by: see lib/services/audit/audit-words.ts, which asks by the same expression.
CREATE INDEX "audit_entry_words_idx" ON "audit_entry" USING gin ((
    to_tsvector('simple', translate(coalesce("actor_name", '') || ' ' || "action" || ' '
        || coalesce("resource_name", '') || ' ' || coalesce("resource_id", '') || ' '
        || coalesce("ip_address", ''), '@._:/-', '      '))
));
