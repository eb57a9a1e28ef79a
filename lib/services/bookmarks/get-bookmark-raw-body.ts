import type { RawBodyModel } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { ANY_BODY_BYTES, presentRawBody } from "../payloads/present-payload.ts";
import { findBookmark } from "./find-bookmark.ts";

/** Returns the body of a bookmark's request as it came in. */
export async function getBookmarkRawBody(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<RawBodyModel> {
  const { body } = await findBookmark(ctx, id, ANY_BODY_BYTES);
  return presentRawBody(body ?? Buffer.alloc(0));
}
