import { z } from "zod";

/** A moment as every answer writes it: ISO 8601, UTC, at least milliseconds. */
export const timestamp = z.iso.datetime();
