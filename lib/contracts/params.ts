import { z } from "zod";

export const idParams = z.object({ id: z.string() });

/** The id in the path where `id` in the query means something else. */
export const requestIdParams = idParams.transform(({ id }) => ({ request_id: id }));

export const deletedModel = z.object({ id: z.string() });

export const countModel = z.object({ count: z.int() });

/** Secrets are shown on request only, to those who may read them. */
export const includeAuthQuery = z.object({ include: z.literal("config.auth").optional() });

/** Room for a body with code of 5 MB, which JSON writes somewhat longer. */
export const CODE_BODY_BYTES = 8 * 1024 * 1024;
