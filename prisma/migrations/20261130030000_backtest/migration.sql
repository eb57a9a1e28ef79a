-- CreateTable
CREATE TABLE "backtest" (
    "id" TEXT COLLATE "C" NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C",
    "transformation_id" TEXT COLLATE "C",
    "candidate" BYTEA NOT NULL,
    "baseline" JSONB NOT NULL,
    "request_ids" TEXT[],
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "has_deduplicate" BOOLEAN NOT NULL,
    "memory" JSONB NOT NULL DEFAULT '{}',
    "cancelled_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backtest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backtest_result" (
    "backtest_id" TEXT COLLATE "C" NOT NULL,
    "place" INTEGER NOT NULL,
    "project_id" TEXT COLLATE "C" NOT NULL,
    "request_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "effect" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,

    CONSTRAINT "backtest_result_pkey" PRIMARY KEY ("backtest_id","place")
);

-- CreateIndex
CREATE INDEX "backtest_project_id_id_idx" ON "backtest"("project_id", "id");

-- CreateIndex
CREATE INDEX "backtest_created_at_idx" ON "backtest"("created_at");

-- AddForeignKey
ALTER TABLE "backtest_result" ADD CONSTRAINT "backtest_result_backtest_id_fkey" FOREIGN KEY ("backtest_id") REFERENCES "backtest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
