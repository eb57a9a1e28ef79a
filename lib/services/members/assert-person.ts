import { AppError } from "#lib/errors.ts";
import type { Role } from "#lib/schemas/permission.ts";
import type { Caller } from "../context.ts";

/** Returns who is signed in. Throws FORBIDDEN for keys, which are nobody, and for those who are no owners. */
export function assertPerson(caller: Caller, { mustBe }: { mustBe?: Role } = {}): string {
  if (caller.kind !== "session" || caller.userId === null) {
    throw new AppError("FORBIDDEN", "Only people may do this, in the dashboard");
  }
  if (mustBe && caller.role !== mustBe) {
    throw new AppError("FORBIDDEN", `Only an ${mustBe} may do this`);
  }
  return caller.userId;
}
