-- Automatic retries end a week after the first attempt, which may come long after the event was made.
ALTER TABLE "event" ADD COLUMN "first_attempt_at" TIMESTAMPTZ(3);
