import type { Verdict } from "#lib/domain/authentication/authentication.ts";
import type { Message } from "./message.ts";
import type { Random } from "./random.ts";

/** What goes wrong with some requests before they are accepted. */
export type Fault = "truncated" | "forged" | "wrongMethod" | "wrongType";

type Arrival = {
  message: Message;
  authentication: Verdict;
};

/** Draws at most one fault; `odds` are those of one request. */
export function drawFault(random: Random, odds: Partial<Record<Fault, number>>): Fault | null {
  let drawn = random.next();
  for (const fault of ["truncated", "forged", "wrongMethod", "wrongType"] as const) {
    drawn -= odds[fault] ?? 0;
    if (drawn < 0) return fault;
  }
  return null;
}

/** Says how a message arrives, and what the check of its sender comes to. */
export function arrive(message: Message, isProtected: boolean, fault: Fault | null): Arrival {
  const authentication = { result: isProtected ? "verified" : "unverified" } as const;
  switch (fault) {
    case null:
      return { message, authentication };
    case "truncated": {
      const body = message.body.slice(0, Math.floor(message.body.length * 0.7));
      const headers = { ...message.headers, "content-length": String(Buffer.byteLength(body)) };
      return { message: { ...message, body, headers }, authentication };
    }
    case "forged":
      return { message, authentication: { result: "rejected", httpStatus: 401 } };
    case "wrongMethod": {
      const headers = { accept: "*/*", "user-agent": "UptimeRobot/2.0" };
      return { message: { ...message, method: "GET", headers, body: "" }, authentication };
    }
    case "wrongType": {
      const headers = { ...message.headers, "content-type": "application/vnd.ms-excel" };
      return { message: { ...message, headers }, authentication };
    }
  }
}
