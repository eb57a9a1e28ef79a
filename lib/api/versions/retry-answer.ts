import { z } from "zod";
import type { VersionChange } from "./version-change.ts";

/** In 2024-03-01 a retry answered the event beside its new attempt, which is not made yet. */
export const retryAnswerChange: VersionChange = {
  answers: {
    "POST /events/{id}/retry": {
      older: (event) => z.object({ event, attempt: z.null() }),
      down: (event) => ({ event, attempt: null }),
    },
  },
};
