import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { getEnv } from "#lib/adapters/env.ts";
import { createMailer } from "#lib/adapters/mailer.ts";
import { processSingleton } from "#lib/adapters/process-singleton.ts";
import { createQueue, type Queue } from "#lib/adapters/queue.ts";
import { createTxtResolver } from "#lib/adapters/resolve-txt.ts";
import { createSandbox } from "#lib/adapters/sandbox/sandbox.ts";
import { createSecretBox } from "#lib/adapters/secret-box.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import type { Actor, PublicContext, ServiceContext } from "#lib/services/context.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { getWebDatabase } from "./web-database.ts";
import { getActiveDomains } from "./web-domains.ts";

const MINUTE_MS = 60_000;
/** Somebody waits for the answer: better none than a late one. */
const SANDBOX_LIMITS = { maxWaiting: 20, maxWaitMs: 10_000 };

/** What is the same for whoever asks. */
type WebServices = PublicContext & {
  rateLimiter: RateLimiter;
};

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
  const addressGuard = createAddressGuard(env.egress);
  return {
    db: getWebDatabase(),
    queue: createLazyQueue(() => createQueue(env.databaseUrl, { isWorker: false })),
    secretBox: createSecretBox(env.secretKey),
    addressGuard,
    resolveTxt: createTxtResolver(),
    http: createSendHttp(addressGuard),
    mailer: createMailer(env.mail),
    sandbox: createSandbox(process.cwd(), SANDBOX_LIMITS),
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
export async function contextOf(actor: Actor): Promise<ServiceContext> {
  const { projectId } = actor;
  const customHost = await getActiveDomains().hostnameOf(projectId);
  return { ...getWebServices(), projectId, actor, customHost };
}
