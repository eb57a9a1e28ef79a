-- A destination's rate is part of its delivery policy: {rate, period, groups}, null where it limits nothing.
UPDATE "destination" SET "config" = ("config" - 'rate_limit' - 'rate_limit_period' - 'delivery_groups')
  || jsonb_build_object('delivery_timeout', "config" -> 'delivery_timeout')
  || CASE
    WHEN "type" = 'CLI' THEN '{}'
    WHEN "config" ->> 'rate_limit' IS NULL THEN '{"delivery_policy": null}'
    ELSE jsonb_build_object('delivery_policy', jsonb_build_object(
      'rate', "config" -> 'rate_limit',
      'period', COALESCE("config" ->> 'rate_limit_period', 'second'),
      'groups', NULL))
  END;
