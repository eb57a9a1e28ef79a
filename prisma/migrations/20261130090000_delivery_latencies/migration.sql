-- Raw latencies of one statement; NULL in what an older version has written down.
ALTER TABLE "attempt_delta" ADD COLUMN "delivery_latencies" INTEGER[];

-- The histogram of delivery latencies; NULL: only their sum and number are known.
ALTER TABLE "attempt_rollup" ADD COLUMN "delivery_latencies" BIGINT[];

-- Waits and retries take longer than answers: bounds are added at the end, up to the greatest integer.
-- Those there were stay what they are, and so do the histograms that are stored.
CREATE OR REPLACE FUNCTION "latency_bucket"(ms integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT width_bucket(ms, ARRAY[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 19, 21, 24, 27, 30, 34, 38, 43, 48, 54, 60,
    67, 75, 84, 94, 105, 118, 132, 148, 166, 186, 208, 233, 261, 292, 327, 366, 410, 459, 514, 576,
    645, 722, 809, 906, 1015, 1137, 1273, 1426, 1597, 1789, 2004, 2244, 2513, 2815, 3153, 3531,
    3955, 4430, 4962, 5557, 6224, 6971, 7808, 8745, 9794, 10969, 12285, 13759, 15410, 17259, 19330,
    21650, 24248, 27158, 30417, 34067, 38155, 42734, 47862, 53605, 60038, 67243, 75312, 84349,
    94471, 105808, 118505, 132726, 148653, 166491, 186470, 208846, 233908, 261977, 293414, 328624,
    368059, 412226, 461693, 517096, 579148, 648646, 726484, 813662, 911301, 1020657, 1143136,
    1280312, 1433949, 1606023, 1798746, 2014596, 2256348, 2527110, 2830363, 3170007, 3550408,
    3976457, 4453632, 4988068, 5586636, 6257032, 7007876, 7848821, 8790680, 9845562, 11027029,
    12350272, 13832305, 15492182, 17351244, 19433393, 21765400, 24377248, 27302518, 30578820,
    34248278, 38358071, 42961040, 48116365, 53890329, 60357168, 67600028, 75712031, 84797475,
    94973172, 106369953, 119134347, 133430469, 149442125, 167375180, 187460202, 209955426,
    235150077, 263368086, 294972256, 330368927, 370013198, 414414782, 464144556, 519841903,
    582222931, 652089683, 730340445, 817981298, 916139054, 1026075740, 1149204829, 1287109408,
    1441562537, 1614550041, 1808296046, 2025291572
  ])
$$;

-- What is known of delivery latencies as a histogram: where it was not kept, all of them are in the
-- bucket of their average.
CREATE FUNCTION "delivery_histogram"(latencies bigint[], sum_ms bigint, count bigint) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(latencies, CASE WHEN count > 0
    THEN ARRAY[(latency_bucket((sum_ms / count)::integer)::bigint << 40) + count] ELSE '{}' END)
$$;

CREATE OR REPLACE FUNCTION "count_new_attempts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "attempt_delta"
  SELECT project_id, date_bin('1 minute', created_at, 'epoch'), destination_id, delivery_group, status,
    error_code, trigger, count(*), count(responded_at), coalesce(sum(delivery_latency_ms), 0),
    count(delivery_latency_ms),
    coalesce(array_agg(response_latency_ms) FILTER (WHERE response_latency_ms IS NOT NULL), '{}'),
    coalesce(array_agg(delivery_latency_ms) FILTER (WHERE delivery_latency_ms IS NOT NULL), '{}')
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7;
  RETURN NULL;
END $$;
