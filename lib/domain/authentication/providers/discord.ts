import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { AuthenticationScheme } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { jsonOf } from "../schemes/json-of.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

const PING = 1;
const { verify, sign } = publicKeyScheme({
  header: "x-signature-ed25519",
  timestampHeader: "x-signature-timestamp",
  algorithm: "ed25519",
  encoding: "hex",
  content: "{timestamp}{body}",
  time: "s",
});

/** A PING is answered only when it is signed: Discord sends wrong ones too, and wants them refused. */
const verifyInteraction: AuthenticationScheme = (config, request) => {
  const outcome = verify(config, request);
  const isPing = outcome.result === "verified" && jsonOf(request, '"type"')?.type === PING;
  return isPing ? { result: "challenge", response: jsonResponse({ type: PING }) } : outcome;
};

export const discord: Provider = {
  label: "Discord",
  documentation: "https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint",
  verification: { verify: verifyInteraction, ...(sign ? { sign } : {}) },
  rejectionStatus: 401,
  eventType: "body.data.name",
  deliveryId: "body.id",
  sample: {
    name: "blep command",
    body: {
      type: 2,
      id: "786008729715212338",
      application_id: "845027738276462632",
      token: "gone",
      guild_id: "290926798626357999",
      member: { user: { id: "53908232506183680", username: "mason" }, roles: [] },
      data: { type: 1, id: "771825006014889984", name: "blep", options: [] },
    },
  },
  setup: [
    "Open the application at discord.com/developers and copy its Public Key.",
    "Save the key here first: Discord checks the URL with signed questions.",
    "Enter {url} as Interactions Endpoint URL.",
  ],
};
