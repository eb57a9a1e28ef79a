-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "mfa_required" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "redaction" JSONB NOT NULL DEFAULT '{}';
