import fc from "fast-check";
import type { Answer } from "./http-receiver.ts";

/** One thing that a sender, a person, a worker, a destination or the clock does. */
export type Step =
  | { do: "ingest" }
  | { do: "route"; isBorn: boolean }
  | { do: "claim"; destination: number; limit: number }
  | { do: "deliver"; answer: Answer }
  | { do: "crash" }
  | { do: "tick"; seconds: number }
  | { do: "jobs" }
  | {
      do: "pause" | "unpause" | "disable" | "enable";
      connection: number;
    }
  | { do: "retry" | "cancel"; event: number };

const at = fc.nat({ max: 1 });
const answers: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ status: 200 }) },
  { weight: 2, arbitrary: fc.constantFrom({ status: 500 }, { status: 302 }, { status: 410 }) },
  { weight: 1, arbitrary: fc.constant("reset" as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("3", "-1", "abc", "1e99").map((value) => ({
      status: 503,
      headers: { "retry-after": value },
    })),
  },
);

/** Any order of steps, with those more often without which nothing happens. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Step>({ do: "ingest" }) },
    { weight: 5, arbitrary: fc.boolean().map<Step>((isBorn) => ({ do: "route", isBorn })) },
    {
      weight: 6,
      arbitrary: fc
        .record({ destination: at, limit: fc.integer({ min: 1, max: 4 }) })
        .map<Step>((claim) => ({ do: "claim", ...claim })),
    },
    { weight: 8, arbitrary: answers.map<Step>((answer) => ({ do: "deliver", answer })) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "crash" }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(1, 5, 20, 3_600).map<Step>((seconds) => ({ do: "tick", seconds })),
    },
    { weight: 3, arbitrary: fc.constant<Step>({ do: "jobs" }) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          do: fc.constantFrom(
            "pause" as const,
            "unpause" as const,
            "disable" as const,
            "enable" as const,
          ),
          connection: at,
        })
        .map<Step>((step) => step),
    },
    {
      weight: 4,
      arbitrary: fc
        .record({
          do: fc.constantFrom("retry" as const, "cancel" as const),
          event: fc.nat({ max: 30 }),
        })
        .map<Step>((step) => step),
    },
  ),
  { minLength: 20, maxLength: 60 },
);
