import { authenticateApiRequest } from "#lib/auth/authenticate-api.ts";
import type { Contract, ContractInput, ContractOutput } from "#lib/contracts/contract.ts";
import { can } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { errorResponse } from "./error-response.ts";
import { ignoredQueryKeys, type Params, parseCall } from "./parse-call.ts";
import { type RateState, rateHeaders } from "./rate-limiter.ts";
import { unknownRoute } from "./unknown-route.ts";
import { findApiVersion } from "./versions/api-version.ts";
import { atVersion, type VersionedContract } from "./versions/at-version.ts";
import { olderError } from "./versions/older-error.ts";
import { contextOf, getWebServices } from "./web-services.ts";

type Service<C extends Contract> = (
  ctx: ServiceContext,
  input: ContractInput<C>,
) => Promise<ContractOutput<C>>;

export type ApiRoute = {
  (request: Request, context: { params: Promise<Params> }): Promise<Response>;
  /** What the route answers, for tests that hold every route against its contract. */
  contract: Contract;
};

/**
 * Makes the route of an endpoint: who asks → how often → may they → what exactly → the service → JSON
 * with 200, always. Services know the newest version of the API; what callers of an older one send and get
 * is turned here. Every answer tells the state of the caller's rate limit.
 */
export function handle<C extends Contract>(contract: C, service: Service<C>): ApiRoute {
  async function call(
    request: Request,
    params: Params,
    versioned: VersionedContract,
    onRate: (state: RateState) => void,
  ) {
    const actor = await authenticateApiRequest(request);
    const rate = getWebServices().rateLimiter.take(actor.id);
    onRate(rate);
    if (!rate.isAllowed) throw new AppError("RATE_LIMITED", "Too Many Requests");
    if (!can(actor.role, contract.permission)) {
      throw new AppError("FORBIDDEN", "Your role may not do this");
    }
    const input = await parseCall(contract, versioned, request, params);
    const ctx = await contextOf(actor);
    const answer = Response.json(versioned.down(await service(ctx, input)));
    const ignored = ignoredQueryKeys(versioned.contract, request);
    if (ignored) answer.headers.set("x-ignored-query-keys", ignored);
    return answer;
  }

  const route = async (request: Request, context: { params: Promise<Params> }) => {
    const { version: name, ...params } = await context.params;
    const version = findApiVersion(String(name));
    if (!version) return unknownRoute(request);
    const versioned = atVersion(contract, version);
    if (!versioned.isOffered) return unknownRoute(request);
    let rate: RateState | null = null;
    const answer = await call(request, params, versioned, (state) => {
      rate = state;
    }).catch((error) =>
      errorResponse(olderError(versioned, version, error), {
        method: contract.method,
        path: contract.path,
      }),
    );
    const headers = rateHeaders(rate ?? getWebServices().rateLimiter.fresh());
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    answer.headers.set("cache-control", "no-store");
    return answer;
  };
  return Object.assign(route, { contract });
}
