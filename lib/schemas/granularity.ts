import { z } from "zod";

/** How many of each unit a bucket may last: seconds, minutes, hours, days, weeks, months. */
const MOST = { s: 60, m: 60, h: 24, d: 31, w: 4, M: 12 } as const;

type Unit = keyof typeof MOST;
/** How long a bucket of a time series is. */
export type Granularity = { unit: Unit; count: number };

const PATTERN = /^(\d+)(s|m|h|d|w|M)$/;

function parse(text: string): Granularity | null {
  const match = PATTERN.exec(text);
  return match && { unit: match[2] as Unit, count: Number(match[1]) };
}

const named = z
  .string()
  .regex(PATTERN)
  .superRefine((text, context) => {
    const given = parse(text);
    if (!given || (given.count >= 1 && given.count <= MOST[given.unit])) return;
    const message = `must be between 1${given.unit} and ${MOST[given.unit]}${given.unit}`;
    context.addIssue({ code: "custom", message, input: text });
  })
  .transform(parse);

/** `5m` and the like; without one, or with the word null, a range is one bucket. */
export const granularity = z
  .union([named, z.literal(["", "null"]).transform(() => null), z.null()])
  .optional()
  .transform((given) => given ?? null)
  .describe("A number and a unit: s (1-60), m (1-60), h (1-24), d (1-31), w (1-4) or M (1-12)");
