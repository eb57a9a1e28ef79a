import { identifyCaller, toActor } from "#lib/auth/authenticate-api.ts";
import { clientAddress } from "#lib/auth/client-address.ts";
import type {
  Contract,
  ContractInput,
  ContractOutput,
  TextStream,
} from "#lib/contracts/contract.ts";
import { can } from "#lib/domain/permissions.ts";
import { mayWithScopes, scopeOf } from "#lib/domain/scopes.ts";
import { AppError } from "#lib/errors.ts";
import { auditedCall } from "#lib/services/audit/audited-call.ts";
import type {
  Caller,
  PlatformContext,
  PublicContext,
  ServiceContext,
} from "#lib/services/context.ts";
import { auditedCallOf } from "./audited-call-of.ts";
import { errorResponse } from "./error-response.ts";
import { idempotencyScope, idempotentAnswer } from "./idempotent-answer.ts";
import { ignoredQueryKeys, type Params, parseCall } from "./parse-call.ts";
import { type RateState, rateHeaders } from "./rate-limiter.ts";
import { unknownRoute } from "./unknown-route.ts";
import { findApiVersion } from "./versions/api-version.ts";
import { atVersion, type VersionedContract } from "./versions/at-version.ts";
import { olderError } from "./versions/older-error.ts";
import { contextOf, getWebServices } from "./web-services.ts";

type Service<C extends Contract, Ctx> = (
  ctx: Ctx,
  input: ContractInput<C>,
) => Promise<ContractOutput<C>>;

/** What the service works with, and who asks; null: anybody. */
type Opened<Ctx> = { ctx: Ctx; caller: Caller | null };

type Call = { request: Request; params: Params; countCall: (key: string) => void };

export type ApiRoute = {
  (request: Request, context: { params: Promise<Params> }): Promise<Response>;
  /** What the route answers, for tests that hold every route against its contract. */
  contract: Contract;
};

/** Makes the route of an endpoint of one project, for whoever may do there what its contract asks. */
export function handle<C extends Contract & { audience?: never }>(
  contract: C,
  service: Service<C, ServiceContext>,
): ApiRoute {
  return createRoute(contract, service, async (call) => {
    const caller = await admit(contract, call);
    return { caller, ctx: await contextOf(toActor(caller)) };
  });
}

/** Makes the route of an endpoint that works on organizations and projects as such. */
export function handlePlatform<C extends Contract & { audience: "organization" | "any-key" }>(
  contract: C,
  service: Service<C, PlatformContext>,
): ApiRoute {
  return createRoute(contract, service, async (call) => {
    const caller = await admit(contract, call);
    return { caller, ctx: { ...getWebServices(), caller } };
  });
}

/** Makes the route of an endpoint that answers everybody. Calls are counted by where they come from. */
export function handlePublic<C extends Contract & { audience: "public" }>(
  contract: C,
  service: Service<C, PublicContext>,
): ApiRoute {
  return createRoute(contract, service, async ({ request, countCall }) => {
    const address = clientAddress(request.headers.get("x-forwarded-for"));
    countCall(`address ${address ?? "unknown"}`);
    return { caller: null, ctx: getWebServices() };
  });
}

/** Says who asks → how often → may they. Throws UNAUTHORIZED, RATE_LIMITED, FORBIDDEN, INSUFFICIENT_SCOPE. */
async function admit(contract: Contract, { request, params, countCall }: Call): Promise<Caller> {
  const { audience, permission, path } = contract;
  const isBelowProject = path.startsWith("/projects/{id}/");
  const caller = await identifyCaller(request, isBelowProject ? String(params.id) : null);
  countCall(caller.id);
  const isOfOneProject = caller.keyKind === "project" || caller.keyKind === "cli";
  if (audience === "organization" && isOfOneProject) {
    throw new AppError("UNAUTHORIZED", "Unauthorized");
  }
  if (permission && !can(caller.role, permission)) {
    throw new AppError("FORBIDDEN", "Your role may not do this");
  }
  const scope = scopeOf(contract);
  if (!mayWithScopes(caller, scope, typeof params.id === "string" ? params.id : null)) {
    throw new AppError("INSUFFICIENT_SCOPE", `This key does not have the scope ${scope}`);
  }
  return caller;
}

/** The service of such a contract returns one: `ContractOutput` says so. */
const isTextStream = (contract: Contract, _result: unknown): _result is TextStream =>
  contract.isStream === true;

function toResponse(contract: Contract, result: unknown): Response {
  const { textType } = contract;
  if (isTextStream(contract, result)) {
    const { body, type, fileName } = result;
    const disposition = `attachment; filename="${fileName}"`;
    return new Response(body, {
      headers: { "content-type": type, "content-disposition": disposition },
    });
  }
  if (!textType) return Response.json(result);
  return new Response(String(result), { headers: { "content-type": textType } });
}

/**
 * Makes a route: who asks, `open` says → what exactly → the service → JSON, or text where the contract says so,
 * with 200, always. Services know the newest version of the API; what callers of an older one send and get is
 * turned here. Every answer tells the state of the caller's rate limit.
 */
function createRoute<C extends Contract, Ctx extends object>(
  contract: C,
  service: Service<C, Ctx>,
  open: (call: Call) => Promise<Opened<Ctx>>,
): ApiRoute {
  async function answer(call: Call, versioned: VersionedContract) {
    const { request, params } = call;
    const { ctx, caller } = await open(call);
    const make = async () => {
      const input = await parseCall(contract, versioned, request, params);
      const serve = () => service(ctx, input);
      const audited = caller && auditedCallOf(contract, { caller, request, params, input });
      const result = audited ? auditedCall(getWebServices(), audited, serve) : serve();
      return versioned.down(await result);
    };
    const isIdempotent = contract.method === "POST" && request.headers.has("idempotency-key");
    const scopeId = isIdempotent ? idempotencyScope(ctx) : null;
    const response = scopeId
      ? await idempotentAnswer(getWebServices(), scopeId, request.clone(), make)
      : toResponse(contract, await make());
    const ignored = ignoredQueryKeys(versioned.contract, request);
    if (ignored) response.headers.set("x-ignored-query-keys", ignored);
    return response;
  }

  const route = async (request: Request, context: { params: Promise<Params> }) => {
    const { version: name, ...params } = await context.params;
    const version = findApiVersion(String(name));
    if (!version) return unknownRoute(request);
    const versioned = atVersion(contract, version);
    if (!versioned.isOffered) return unknownRoute(request);
    const { rateLimiter } = getWebServices();
    let rate: RateState = rateLimiter.fresh();
    const countCall = (key: string) => {
      rate = rateLimiter.take(key);
      if (!rate.isAllowed) throw new AppError("RATE_LIMITED", "Too Many Requests");
    };
    const response = await answer({ request, params, countCall }, versioned).catch((error) =>
      errorResponse(olderError(versioned, version, error), {
        method: contract.method,
        path: contract.path,
      }),
    );
    for (const [key, value] of Object.entries(rateHeaders(rate))) response.headers.set(key, value);
    response.headers.set("cache-control", "no-store");
    return response;
  };
  return Object.assign(route, { contract });
}
