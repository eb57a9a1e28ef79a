import type { AttemptErrorCode, AttemptTrigger, EventStatus } from "#lib/schemas/enums.ts";
import type { AttemptRow } from "./attempt-row.ts";

export type PayloadRow = {
  id: string;
  project_id: string;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string | null;
  body_bytes: number;
  created_at: Date;
};

export type RequestRow = {
  id: string;
  project_id: string;
  source_id: string;
  payload_id: string;
  verified: boolean | null;
  rejection_cause: string | null;
  original_ip: string;
  events_count: number;
  ignored_count: number;
  ingested_at: Date;
  routed_at: Date;
  created_at: Date;
};

export type IgnoredRow = {
  id: string;
  project_id: string;
  request_id: string;
  connection_id: string;
  cause: string;
  meta: unknown;
  created_at: Date;
};

/** What its attempts make of an event. */
export type EventOutcome = {
  status: EventStatus;
  attempts: number;
  automatic_count: number;
  next_trigger: AttemptTrigger;
  response_status: number | null;
  error_code: AttemptErrorCode | null;
  due_at: Date | null;
  first_attempt_at: Date | null;
  last_attempt_at: Date | null;
  next_attempt_at: Date | null;
  successful_at: Date | null;
};

export type EventRow = EventOutcome & {
  id: string;
  project_id: string;
  connection_id: string;
  source_id: string;
  destination_id: string;
  request_id: string;
  payload_id: string;
  created_at: Date;
  updated_at: Date;
};

/** What one request left behind. */
export type History = {
  payload: PayloadRow[];
  request: RequestRow[];
  ignored_event: IgnoredRow[];
  event: EventRow[];
  attempt: AttemptRow[];
};
