import { z } from "zod";
import { emailChannel } from "#lib/schemas/issue-channels.ts";
import { defineShape, type VersionChange } from "./version-change.ts";

/** Up to 2025-07-01 issues were mailed to every member, or to nobody. */
export const emailChannelChange: VersionChange = {
  shapes: [
    defineShape({
      newer: emailChannel,
      older: z.strictObject({}),
      up: () => ({}),
      down: () => ({}),
    }),
  ],
};
