-- Ways to check senders that projects describe themselves.
CREATE TABLE "custom_source_type" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "code" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_source_type_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "custom_source_type_project_id_code_key" ON "custom_source_type"("project_id", "code");
