-- Projects that are there already get the triggers that a new one starts with, as old as the project: the time
-- in its id is taken over, and hexadecimal digits are digits of our ids too.
INSERT INTO "issue_trigger" ("id", "project_id", "type", "configs", "channels", "created_at", "updated_at")
SELECT 'it_' || substr(p."id", 4, 10) || substr(md5(random()::text || p."id" || t."type"), 1, 10),
  p."id", t."type", t."configs", '{"email": {"member_ids": null}}', p."created_at", p."created_at"
FROM "project" p
CROSS JOIN (VALUES
  ('delivery', '{"strategy": "first_attempt", "connections": "*"}'::jsonb),
  ('transformation', '{"log_level": "error", "transformations": "*"}'),
  ('backpressure', '{"delay": 3600000, "destinations": "*"}'),
  ('request', '{"rejection_causes": "*", "sources": "*"}')
) AS t ("type", "configs");
