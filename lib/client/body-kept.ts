/** Bodies never change, and may be large: the cache lets go of them a minute after they were shown. */
export const BODY_KEPT_MS = 60_000;
