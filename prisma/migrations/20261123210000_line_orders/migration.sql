-- The first request of a connection whose code has not been run yet: no event of a later one may have its turn.
CREATE INDEX "routing_order_first_idx" ON "routing_order" (("connection_ids"[1]), "request_id")
  WHERE "is_first" AND "routed_at" IS NULL;
