import { echoHeader } from "../handshakes/echo-header.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const SIGNATURE = "x-vercel-signature";
const echoToken = echoHeader("x-vercel-verify");

/** Asked when a drain is made or tested. Only that request is not signed: logs are never taken for it. */
const answerVerify: Handshake = (request, config) =>
  Object.hasOwn(request.headers, SIGNATURE) ? null : echoToken(request, config);

export const vercelLogDrains: Provider = {
  label: "Vercel Log Drains",
  documentation: "https://vercel.com/docs/drains/security",
  verification: hmacScheme({ header: SIGNATURE, algorithm: "sha1" }),
  handshake: answerVerify,
  eventType: "body.0.source",
  deliveryId: "body.0.id",
  sample: {
    name: "lambda",
    body: [
      {
        id: "1573817187330377061717300000",
        message: "GET /api/orders 200",
        timestamp: 1750000000000,
        source: "lambda",
        level: "info",
        projectId: "gdufoJxB6b9b1fEqr1jUtFkyavUU",
        deploymentId: "dpl_233NRGRjVZX1caZrXWtz5g1TAksD",
        host: "shop-1.vercel.app",
        path: "/api/orders",
        environment: "production",
      },
    ],
  },
  setup: [
    "Open Team Settings → Drains in Vercel and add a drain for logs.",
    "Enter {url} as endpoint, with the encoding JSON.",
    "Copy the signature verification secret and save it here.",
  ],
};
