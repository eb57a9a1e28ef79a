import type { SourceType } from "#lib/schemas/source-type.ts";
import type { AuthenticationScheme } from "./authentication.ts";
import type { Provider } from "./provider.ts";
import { discord } from "./providers/discord.ts";
import { github } from "./providers/github.ts";
import { slack } from "./providers/slack.ts";
import { stripe } from "./providers/stripe.ts";
import { svix } from "./providers/svix.ts";
import { telnyx } from "./providers/telnyx.ts";
import { authenticateApiKey } from "./schemes/api-key.ts";
import { authenticateBasicAuth } from "./schemes/basic-auth.ts";
import { authenticateHmac } from "./schemes/generic-hmac.ts";

/** Ways to check a sender that no provider owns. */
export const GENERIC_SCHEMES: ReadonlyMap<string, AuthenticationScheme> = new Map([
  ["HMAC", authenticateHmac],
  ["API_KEY", authenticateApiKey],
  ["BASIC_AUTH", authenticateBasicAuth],
]);

const KNOWN: { readonly [type in SourceType]?: Provider } = {
  DISCORD: discord,
  GITHUB: github,
  SLACK: slack,
  STRIPE: stripe,
  SVIX: svix,
  TELNYX: telnyx,
};

/** Every provider, by source type. */
export const PROVIDERS: ReadonlyMap<string, Provider> = new Map(Object.entries(KNOWN));
