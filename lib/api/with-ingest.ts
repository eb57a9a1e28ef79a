import type { ServiceContext } from "#lib/services/context.ts";
import type { IngestRequest } from "#lib/services/requests/ingest-request.ts";
import { getIngest } from "./ingest.ts";

/** Gives a service the door that requests to sources come in by: the one of this process. */
export function withIngest<Input, Output>(
  service: (ctx: ServiceContext & { ingest: IngestRequest }, input: Input) => Promise<Output>,
): (ctx: ServiceContext, input: Input) => Promise<Output> {
  return async (ctx, input) => {
    const { ingest } = await getIngest();
    return service({ ...ctx, ingest }, input);
  };
}
