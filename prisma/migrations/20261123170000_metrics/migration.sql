-- Counting by delivery group must not look up the event of every attempt.
ALTER TABLE "attempt" ADD COLUMN "delivery_group" TEXT;

-- Nothing has written it yet.
DROP TABLE "metric_rollup";

-- CreateTable
CREATE TABLE "request_delta" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "minute_at" TIMESTAMPTZ(0) NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "rejection_cause" TEXT,
    "is_routed" BOOLEAN NOT NULL,
    "events_count" INTEGER NOT NULL,
    "ignored_count" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "created" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "event_delta" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "second_at" TIMESTAMPTZ(0) NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "delivery_group" TEXT,
    "status" TEXT NOT NULL,
    "is_retrying" BOOLEAN NOT NULL,
    "error_code" TEXT,
    "response_status" INTEGER,
    "attempts" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "entered" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "attempt_delta" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "minute_at" TIMESTAMPTZ(0) NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "delivery_group" TEXT,
    "status" TEXT NOT NULL,
    "error_code" TEXT,
    "trigger" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "delivery_ms" BIGINT NOT NULL,
    "delivery_count" INTEGER NOT NULL,
    "latencies" INTEGER[]
);

-- CreateTable
CREATE TABLE "execution_delta" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "minute_at" TIMESTAMPTZ(0) NOT NULL,
    "transformation_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C",
    "issue_id" TEXT COLLATE "C",
    "log_level" TEXT NOT NULL,
    "count" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "request_rollup" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "scope" SMALLINT NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "key" UUID NOT NULL,
    "source_id" TEXT COLLATE "C",
    "rejection_cause" TEXT,
    "is_routed" BOOLEAN NOT NULL,
    "events_count" INTEGER NOT NULL,
    "ignored_count" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "request_rollup_pkey" PRIMARY KEY ("project_id","scope","period","bucket_at","key")
) PARTITION BY LIST ("period");

-- CreateTable
CREATE TABLE "event_rollup" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "scope" SMALLINT NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "key" UUID NOT NULL,
    "source_id" TEXT COLLATE "C",
    "connection_id" TEXT COLLATE "C",
    "destination_id" TEXT COLLATE "C",
    "delivery_group" TEXT,
    "status" TEXT NOT NULL,
    "is_retrying" BOOLEAN NOT NULL,
    "error_code" TEXT,
    "response_status" INTEGER,
    "attempts" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "event_rollup_pkey" PRIMARY KEY ("project_id","scope","period","bucket_at","key")
) PARTITION BY LIST ("period");

-- CreateTable
CREATE TABLE "event_peak" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "scope" SMALLINT NOT NULL,
    "resource_id" TEXT COLLATE "C" NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "max" INTEGER NOT NULL,
    "last_second_at" TIMESTAMPTZ(0) NOT NULL,
    "last_count" INTEGER NOT NULL,

    CONSTRAINT "event_peak_pkey" PRIMARY KEY ("project_id","scope","period","bucket_at","resource_id")
) PARTITION BY LIST ("period");

-- CreateTable
CREATE TABLE "attempt_rollup" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "scope" SMALLINT NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "key" UUID NOT NULL,
    "destination_id" TEXT COLLATE "C",
    "delivery_group" TEXT,
    "status" TEXT NOT NULL,
    "error_code" TEXT,
    "trigger" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "answered" BIGINT NOT NULL,
    "delivery_ms" BIGINT NOT NULL,
    "delivery_count" BIGINT NOT NULL,
    "response_ms" BIGINT NOT NULL,
    "response_count" BIGINT NOT NULL,
    "response_max_ms" INTEGER NOT NULL,
    "latencies" BIGINT[],

    CONSTRAINT "attempt_rollup_pkey" PRIMARY KEY ("project_id","scope","period","bucket_at","key")
) PARTITION BY LIST ("period");

-- CreateTable
CREATE TABLE "execution_rollup" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "key" UUID NOT NULL,
    "transformation_id" TEXT COLLATE "C" NOT NULL,
    "connection_id" TEXT COLLATE "C",
    "issue_id" TEXT COLLATE "C",
    "log_level" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "execution_rollup_pkey" PRIMARY KEY ("project_id","period","bucket_at","key")
) PARTITION BY LIST ("period");

-- CreateTable
CREATE TABLE "event_backlog" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "key" UUID NOT NULL,
    "connection_id" TEXT COLLATE "C" NOT NULL,
    "destination_id" TEXT COLLATE "C" NOT NULL,
    "delivery_group" TEXT,
    "status" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "event_backlog_pkey" PRIMARY KEY ("project_id","key")
);

-- CreateTable
CREATE TABLE "queue_sample" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "scope" SMALLINT NOT NULL,
    "period" INTEGER NOT NULL,
    "bucket_at" TIMESTAMPTZ(0) NOT NULL,
    "key" UUID NOT NULL,
    "destination_id" TEXT COLLATE "C",
    "delivery_group" TEXT,
    "depth" BIGINT NOT NULL,
    "max_age_ms" BIGINT NOT NULL,

    CONSTRAINT "queue_sample_pkey" PRIMARY KEY ("project_id","scope","period","bucket_at","key")
) PARTITION BY LIST ("period");

-- CreateTable
CREATE TABLE "metric_total" (
    "project_id" TEXT COLLATE "C" NOT NULL,
    "metric" TEXT NOT NULL,
    "resource_id" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "metric_total_pkey" PRIMARY KEY ("project_id","metric","resource_id","status")
);

-- They are emptied every few seconds and hold little at any time.
ALTER TABLE "request_delta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
ALTER TABLE "event_delta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
ALTER TABLE "attempt_delta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
ALTER TABLE "execution_delta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- Minutes and hours are read and thrown away apart, so they are stored apart. Rows of the current minute
-- and hour change with every run of the job: they leave room in their page.
DO $$
DECLARE rollup text;
BEGIN
  FOREACH rollup IN ARRAY ARRAY['request_rollup', 'event_rollup', 'event_peak', 'attempt_rollup',
    'execution_rollup', 'queue_sample']
  LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (60) WITH (fillfactor = 90)', rollup || '_minute', rollup);
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (3600) WITH (fillfactor = 80)', rollup || '_hour', rollup);
  END LOOP;
END $$;

-- One resource's part of a long time: a small part of what there is in it.
CREATE INDEX "event_rollup_connection_idx" ON "event_rollup" ("project_id", "connection_id", "bucket_at") WHERE "scope" = 1;
CREATE INDEX "attempt_rollup_destination_idx" ON "attempt_rollup" ("project_id", "destination_id", "bucket_at") WHERE "scope" = 1;

-- Finds out what an operation in bulk delivered: most attempts belong to none.
CREATE INDEX "attempt_bulk_operation_idx" ON "attempt" ("bulk_operation_id", "id") WHERE "bulk_operation_id" IS NOT NULL;

-- Which bucket of a latency histogram so many milliseconds fall into. The bounds are those of
-- lib/domain/metrics/latency-histogram.ts, each 12 % above the one before; they never change.
CREATE FUNCTION "latency_bucket"(ms integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT width_bucket(ms, ARRAY[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 19, 21, 24, 27, 30, 34, 38, 43, 48, 54, 60,
    67, 75, 84, 94, 105, 118, 132, 148, 166, 186, 208, 233, 261, 292, 327, 366, 410, 459, 514, 576,
    645, 722, 809, 906, 1015, 1137, 1273, 1426, 1597, 1789, 2004, 2244, 2513, 2815, 3153, 3531,
    3955, 4430, 4962, 5557, 6224, 6971, 7808, 8745, 9794, 10969, 12285, 13759, 15410, 17259, 19330,
    21650, 24248, 27158, 30417, 34067, 38155, 42734, 47862, 53605, 60038, 67243, 75312, 84349,
    94471, 105808, 118505, 132726, 148653, 166491, 186470, 208846, 233908, 261977, 293414, 328624,
    368059, 412226, 461693, 517096, 579148, 648646, 726484, 813662, 911301
  ])
$$;

-- Adds two histograms. An element is a bucket times 2^40 plus the number of values in it.
CREATE FUNCTION "add_histograms"(a bigint[], b bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg((bucket << 40) + count ORDER BY bucket), '{}') FROM (
    SELECT cell >> 40 AS bucket, sum(cell & 1099511627775)::bigint AS count
    FROM unnest(a || b) AS cell GROUP BY 1
  ) AS cells
$$;

-- What changes in a counted table is written down beside it, in the same transaction and by whichever
-- statement: no writer can forget it. One row per statement and set of properties.
CREATE FUNCTION "count_new_requests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "request_delta"
  SELECT project_id, date_bin('1 minute', created_at, 'epoch'), source_id, rejection_cause,
    routed_at IS NOT NULL, events_count, ignored_count, count(*), count(*)
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_changed_requests"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "request_delta"
  SELECT n.project_id, date_bin('1 minute', n.created_at, 'epoch'), n.source_id, n.rejection_cause,
    s.is_routed, s.events_count, s.ignored_count, sum(s.sign), 0
  FROM old_rows o JOIN new_rows n ON n.id = o.id
  CROSS JOIN LATERAL (VALUES
    (o.routed_at IS NOT NULL, o.events_count, o.ignored_count, -1),
    (n.routed_at IS NOT NULL, n.events_count, n.ignored_count, 1)
  ) AS s (is_routed, events_count, ignored_count, sign)
  WHERE (o.routed_at IS NOT NULL, o.events_count, o.ignored_count)
    IS DISTINCT FROM (n.routed_at IS NOT NULL, n.events_count, n.ignored_count)
  GROUP BY 1, 2, 3, 4, 5, 6, 7;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_new_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "event_delta"
  SELECT project_id, date_bin('1 second', created_at, 'epoch'), source_id, connection_id, destination_id,
    delivery_group, status, status = 'FAILED' AND next_attempt_at IS NOT NULL, error_code,
    response_status, attempts, count(*), count(*), count(*)
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_changed_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "event_delta"
  SELECT n.project_id, date_bin('1 second', n.created_at, 'epoch'), n.source_id, n.connection_id,
    n.destination_id, s.delivery_group, s.status, s.is_retrying, s.error_code, s.response_status,
    s.attempts, sum(s.sign), 0, sum(s.entered)
  FROM old_rows o JOIN new_rows n ON n.id = o.id
  CROSS JOIN LATERAL (VALUES
    (o.delivery_group, o.status, o.status = 'FAILED' AND o.next_attempt_at IS NOT NULL, o.error_code,
      o.response_status, o.attempts, -1, 0),
    (n.delivery_group, n.status, n.status = 'FAILED' AND n.next_attempt_at IS NOT NULL, n.error_code,
      n.response_status, n.attempts, 1, (n.status <> o.status)::int)
  ) AS s (delivery_group, status, is_retrying, error_code, response_status, attempts, sign, entered)
  WHERE (o.status, o.attempts, o.response_status, o.error_code, o.next_attempt_at IS NULL, o.delivery_group)
    IS DISTINCT FROM
    (n.status, n.attempts, n.response_status, n.error_code, n.next_attempt_at IS NULL, n.delivery_group)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  RETURN NULL;
END $$;

-- Ignored events are no events: they only move the counter of their connection.
CREATE FUNCTION "count_ignored_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "event_delta"
  SELECT i.project_id, date_bin('1 minute', i.created_at, 'epoch'), c.source_id, c.id, c.destination_id,
    NULL, 'IGNORED', false, NULL, NULL, 0, 0, 0, count(*)
  FROM new_rows i JOIN "connection" c ON c.id = i.connection_id GROUP BY 1, 2, 3, 4, 5;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_new_attempts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "attempt_delta"
  SELECT project_id, date_bin('1 minute', created_at, 'epoch'), destination_id, delivery_group, status,
    error_code, trigger, count(*), count(responded_at), coalesce(sum(delivery_latency_ms), 0),
    count(delivery_latency_ms),
    coalesce(array_agg(response_latency_ms) FILTER (WHERE response_latency_ms IS NOT NULL), '{}')
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_new_executions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "execution_delta"
  SELECT project_id, date_bin('1 minute', created_at, 'epoch'), transformation_id, connection_id, issue_id,
    log_level, count(*)
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6;
  RETURN NULL;
END $$;

-- An execution learns of its issue after it was written.
CREATE FUNCTION "count_changed_executions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "execution_delta"
  SELECT n.project_id, date_bin('1 minute', n.created_at, 'epoch'), n.transformation_id, n.connection_id,
    s.issue_id, s.log_level, sum(s.sign)
  FROM old_rows o JOIN new_rows n ON n.id = o.id
  CROSS JOIN LATERAL (VALUES (o.issue_id, o.log_level, -1), (n.issue_id, n.log_level, 1))
    AS s (issue_id, log_level, sign)
  WHERE (o.issue_id, o.log_level) IS DISTINCT FROM (n.issue_id, n.log_level)
  GROUP BY 1, 2, 3, 4, 5, 6;
  RETURN NULL;
END $$;

CREATE TRIGGER "count_new_requests" AFTER INSERT ON "request"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_new_requests"();
CREATE TRIGGER "count_changed_requests" AFTER UPDATE ON "request"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_requests"();
CREATE TRIGGER "count_new_events" AFTER INSERT ON "event"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_new_events"();
CREATE TRIGGER "count_changed_events" AFTER UPDATE ON "event"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_events"();
CREATE TRIGGER "count_ignored_events" AFTER INSERT ON "ignored_event"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_ignored_events"();
CREATE TRIGGER "count_new_attempts" AFTER INSERT ON "attempt"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_new_attempts"();
CREATE TRIGGER "count_new_executions" AFTER INSERT ON "execution"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_new_executions"();
CREATE TRIGGER "count_changed_executions" AFTER UPDATE ON "execution"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_executions"();

-- What an installation already has. The triggers' locks keep writers out until this is committed.
INSERT INTO "request_delta"
SELECT project_id, date_bin('1 minute', created_at, 'epoch'), source_id, rejection_cause,
  routed_at IS NOT NULL, events_count, ignored_count, count(*), count(*)
FROM "request" GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO "event_delta"
SELECT project_id, date_bin('1 second', created_at, 'epoch'), source_id, connection_id, destination_id,
  delivery_group, status, status = 'FAILED' AND next_attempt_at IS NOT NULL, error_code, response_status,
  attempts, count(*), count(*), count(*)
FROM "event" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
INSERT INTO "event_delta"
SELECT i.project_id, date_bin('1 minute', i.created_at, 'epoch'), c.source_id, c.id, c.destination_id,
  NULL, 'IGNORED', false, NULL, NULL, 0, 0, 0, count(*)
FROM "ignored_event" i JOIN "connection" c ON c.id = i.connection_id GROUP BY 1, 2, 3, 4, 5;
INSERT INTO "attempt_delta"
SELECT project_id, date_bin('1 minute', created_at, 'epoch'), destination_id, delivery_group, status,
  error_code, trigger, count(*), count(responded_at), coalesce(sum(delivery_latency_ms), 0),
  count(delivery_latency_ms),
  coalesce(array_agg(response_latency_ms) FILTER (WHERE response_latency_ms IS NOT NULL), '{}')
FROM "attempt" GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO "execution_delta"
SELECT project_id, date_bin('1 minute', created_at, 'epoch'), transformation_id, connection_id, issue_id,
  log_level, count(*)
FROM "execution" GROUP BY 1, 2, 3, 4, 5, 6;
