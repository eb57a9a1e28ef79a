import { z } from "zod";

export const role = z.enum(["owner", "admin", "member", "viewer"]);
export type Role = z.infer<typeof role>;

/** What an endpoint or a button asks for; `lib/domain/permissions.ts` says who has it. */
export const permission = z.enum([
  /** See sources, connections, requests, events, issues and figures of a project. */
  "gateway.read",
  /** Create, change, pause, disable and delete sources, destinations, connections and rules. */
  "gateway.write",
  /** Retry, cancel, replay, publish, and work on issues. */
  "gateway.operate",
  /** See secrets of sources and destinations, and the project's signing secret. */
  "secrets.read",
  "api-keys.read",
  "api-keys.write",
  "members.read",
  "members.write",
  "projects.create-private",
  "projects.create",
  "projects.write",
  "projects.delete",
  "organization.write",
  "organization.transfer",
  "audit.read",
  /** See the installation itself: its processes, queues and disk use. */
  "system.read",
]);
export type Permission = z.infer<typeof permission>;
