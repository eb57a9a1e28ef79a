import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { processSingleton } from "#lib/adapters/process-singleton.ts";
import { createQueue, type Queue } from "#lib/adapters/queue.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import type { Actor, ServiceContext } from "#lib/services/context.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { getWebDatabase } from "./web-database.ts";

const MINUTE_MS = 60_000;

type WebServices = Omit<ServiceContext, "projectId" | "actor"> & { rateLimiter: RateLimiter };

/** Opens the queue when the first ticket is sent; a failure is forgotten, so that the next call tries. */
function createLazyQueue(open: () => Promise<Queue>): Pick<Queue, "send"> {
  let opening: Promise<Queue> | null = null;
  const get = () => {
    opening ??= open().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return { send: async (...ticket) => (await get()).send(...ticket) };
}

function open(): WebServices {
  const env = getEnv();
  return {
    db: getWebDatabase(),
    queue: createLazyQueue(() => createQueue(env.databaseUrl, { isWorker: false })),
    secretBox: createSecretBox(env.secretKey),
    addressGuard: createAddressGuard(env.egress),
    now: () => new Date(),
    publicUrl: env.publicUrl,
    ingestUrl: env.ingestUrl,
    rateLimiter: createRateLimiter(env.apiRateLimitPerMinute, MINUTE_MS),
  };
}

/** What the services of this web process work with, made at the first call: a build has no settings. */
export function getWebServices(): WebServices {
  return processSingleton("web-services", open);
}

/** Binds the services to who asks and for which project. */
export function contextOf(actor: Actor): ServiceContext {
  return { ...getWebServices(), projectId: actor.projectId, actor };
}
