import type { Database } from "#lib/adapters/db.ts";
import type { Mailer } from "#lib/adapters/mailer.ts";
import type { Queue } from "#lib/adapters/queue.ts";
import type { ResolveTxt } from "#lib/adapters/resolve-txt.ts";
import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import type { SendHttp } from "#lib/adapters/send-http.ts";
import type { AddressGuard } from "#lib/domain/delivery/blocked-address.ts";
import type { Role } from "#lib/domain/permissions.ts";
import type { Grants } from "#lib/domain/scopes.ts";
import type { ApiKeyKind } from "#lib/schemas/api-key.ts";

/** Who asks: an API key or a signed-in person, already bound to one project. */
export type Actor = {
  kind: "api_key" | "session";
  /** Id of the key or of the session. */
  id: string;
  projectId: string;
  organizationId: string;
  role: Role;
  userId: string | null;
};

/** Who asks, before it is settled for which project. Sessions have all scopes: their role says what they may. */
export type Caller = Omit<Actor, "projectId"> & {
  /** Null: a session. */
  keyKind: ApiKeyKind | null;
  /** Null: a key of an organization that named no project, or a person whom none is open to. */
  projectId: string | null;
  scopes: readonly string[];
  grants: Grants;
};

/** What a service may touch. Every statement carries `projectId`. */
export type ServiceContext = {
  projectId: string;
  actor: Actor;
  /** Secrets in payloads are shown this once: whoever sets it has the call written to the audit log. */
  isRevealing?: true;
  db: Database;
  queue: Pick<Queue, "send">;
  secretBox: SecretBox;
  addressGuard: AddressGuard;
  resolveTxt: ResolveTxt;
  /** Calls only what the address guard lets through. */
  http: Pick<SendHttp, "send">;
  mailer: Mailer;
  sandbox: Pick<Sandbox, "run">;
  now: () => Date;
  /** Where dashboard and API answer, without a trailing slash. */
  publicUrl: string;
  /** Host for source URLs only; null when they share `publicUrl`. */
  ingestUrl: string | null;
  /** The project's own host for its source URLs, once it is active; null when it has none. */
  customHost: string | null;
};

/** What a service may touch that answers everybody. */
export type PublicContext = Omit<ServiceContext, "projectId" | "actor" | "customHost">;

/** What a service may touch that works on organizations and projects as such. */
export type PlatformContext = PublicContext & { caller: Caller };
