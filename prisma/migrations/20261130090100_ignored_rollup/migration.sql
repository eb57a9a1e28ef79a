-- CreateTable
CREATE TABLE "ignored_rollup" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "key" UUID NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "ignored_rollup_pkey" PRIMARY KEY ("project_id","period","bucket_at","key")
) PARTITION BY LIST ("period");

-- Stored apart and with room in their pages, as the other roll-ups are.
CREATE TABLE "ignored_rollup_minute" PARTITION OF "ignored_rollup" FOR VALUES IN (60) WITH (fillfactor = 90);
CREATE TABLE "ignored_rollup_hour" PARTITION OF "ignored_rollup" FOR VALUES IN (3600) WITH (fillfactor = 80);

-- What an installation already has, less what was written down and will be added by the job.
INSERT INTO "ignored_rollup"
SELECT project_id, period, date_bin(period * interval '1 second', minute_at, 'epoch') AS bucket_at,
  md5(ROW(source_id, connection_id, destination_id)::text)::uuid, source_id, connection_id, destination_id,
  sum(count)
FROM (
  SELECT i.project_id, date_bin('1 minute', i.created_at, 'epoch') AS minute_at, c.source_id,
    c.id AS connection_id, c.destination_id, count(*) AS count
  FROM "ignored_event" i JOIN "connection" c ON c.id = i.connection_id GROUP BY 1, 2, 3, 4, 5
  UNION ALL
  SELECT project_id, second_at, source_id, connection_id, destination_id, -entered
  FROM "event_delta" WHERE status = 'IGNORED'
) AS ignored CROSS JOIN (VALUES (60), (3600)) AS tier (period)
GROUP BY project_id, period, bucket_at, source_id, connection_id, destination_id HAVING sum(count) > 0
ORDER BY 3, 4;
