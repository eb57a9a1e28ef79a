import type { ConnectionInput } from "#lib/schemas/connection.ts";
import type { Destination, Prisma, Source } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { findDestination } from "../destinations/find-destination.ts";
import { upsertDestinationWithin } from "../destinations/upsert-destination.ts";
import { validationError } from "../parse-input.ts";
import { findSource } from "../sources/find-source.ts";
import { upsertSourceWithin } from "../sources/upsert-source.ts";

type Tx = Prisma.TransactionClient;
type End = "source" | "destination";

/** Throws VALIDATION when an end is named twice. */
export function assertOneOfEach(input: ConnectionInput): void {
  const conflicts = (["source", "destination"] as const)
    .filter((end) => input[end] && input[`${end}_id`])
    .map((end) => `value contains a conflict between exclusive peers [${end}_id, ${end}]`);
  if (conflicts.length > 0) throw validationError(conflicts);
}

/** Returns the error for ends that a new connection lacks. */
export function missingEnds(ends: readonly End[]) {
  return validationError(
    ends.map((end) => `value must contain at least one of [${end}_id, ${end}]`),
  );
}

/** Finds or upserts the source that the input names; null when it names none. */
export async function sourceOf(
  ctx: ServiceContext,
  tx: Tx,
  input: ConnectionInput,
): Promise<Source | null> {
  if (input.source) return upsertSourceWithin(ctx, tx, input.source, ["source"]);
  return input.source_id ? findSource(ctx, tx, input.source_id) : null;
}

/** Finds or upserts the destination that the input names; null when it names none. */
export async function destinationOf(
  ctx: ServiceContext,
  tx: Tx,
  input: ConnectionInput,
): Promise<Destination | null> {
  if (input.destination)
    return upsertDestinationWithin(ctx, tx, input.destination, ["destination"]);
  return input.destination_id ? findDestination(ctx, tx, input.destination_id) : null;
}
