import type { ServiceContext } from "../context.ts";

/** Makes the service that shows what another shows, with the secrets in it. */
export function revealing<Input, Output>(
  get: (ctx: ServiceContext, input: Input) => Promise<Output>,
): (ctx: ServiceContext, input: Input) => Promise<Output> {
  return (ctx, input) => get({ ...ctx, isRevealing: true }, input);
}
