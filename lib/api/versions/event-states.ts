import { z } from "zod";
import { oneOrMany } from "#lib/schemas/common.ts";
import { eventStatus } from "#lib/schemas/enums.ts";
import { eventStatusFilter } from "#lib/schemas/event.ts";
import { ignoredEventModel } from "#lib/schemas/ignored-event.ts";
import { requestModel } from "#lib/schemas/request.ts";
import { rulesSchema } from "#lib/schemas/rule.ts";
import { timestamp } from "#lib/schemas/timestamp.ts";
import { defineShape, type VersionChange } from "./version-change.ts";

const olderStatus = eventStatus.exclude(["CANCELLED"]);
const olderStatusFilter = oneOrMany(olderStatus);

/** Up to 2024-09-01 an event that was cancelled was one that had failed. */
export const eventStatusChange: VersionChange = {
  shapes: [
    defineShape({
      newer: eventStatusFilter,
      older: olderStatusFilter,
      up: (statuses) => {
        const asked = Array.isArray(statuses) ? statuses : [statuses];
        return asked.includes("FAILED") ? [...asked, "CANCELLED" as const] : asked;
      },
    }),
    defineShape({
      newer: eventStatus,
      older: olderStatus,
      down: (status) => (status === "CANCELLED" ? "FAILED" : status),
    }),
  ],
};

/** Up to 2024-09-01 requests told how urgent they were; ours are all alike. */
export const ingestPriorityChange: VersionChange = {
  shapes: [
    defineShape({
      newer: requestModel,
      older: requestModel.extend({ ingest_priority: z.enum(["NORMAL", "LOW"]) }),
      down: (request) => ({ ...request, ingest_priority: "NORMAL" as const }),
    }),
  ],
};

/** Up to 2024-03-01 an ignored event told when it last changed, which none does, and one part that a filter refused. */
export const ignoredEventChange: VersionChange = {
  shapes: [
    defineShape({
      newer: ignoredEventModel,
      older: ignoredEventModel.extend({ updated_at: timestamp }),
      down: (ignored) => ({
        ...ignored,
        meta: Array.isArray(ignored.meta) ? ignored.meta[0] : ignored.meta,
        updated_at: ignored.created_at,
      }),
    }),
  ],
};

/** Up to 2024-09-01 transformations ran before filters, wherever they stood among the rules. */
export const ruleOrderChange: VersionChange = {
  shapes: [
    defineShape({
      newer: rulesSchema,
      older: rulesSchema.describe("Transformations run before filters"),
      up: (rules) => {
        const ordered = [
          ...rules.filter(({ type }) => type === "transform"),
          ...rules.filter(({ type }) => type === "filter"),
        ].values();
        return rules.map((rule) => {
          const hasOrder = rule.type === "transform" || rule.type === "filter";
          return hasOrder ? (ordered.next().value ?? rule) : rule;
        });
      },
    }),
  ],
};
