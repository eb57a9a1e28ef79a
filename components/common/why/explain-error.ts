import type { AttemptErrorCode } from "#lib/schemas/attempt.ts";

type Words = readonly [what: string, next: string];

const RETRY = "Retry it once that is mended.";
const SETTINGS = "Correct it in the destination's settings, then retry.";
const CERTIFICATE = "Renew or replace the certificate there, then retry.";

const ERRORS: Record<AttemptErrorCode, Words> = {
  BAD_RESPONSE: ["The destination's answer does not count as a success.", RETRY],
  CANCELLED: ["It was cancelled before it went out.", "Retry sends it after all."],
  TIMEOUT: [
    "The destination did not answer in time.",
    "Have it answer first and work afterwards, then retry.",
  ],
  NOT_FOUND: [
    "What it was to be sent to is not there any more.",
    "Replay it to another connection.",
  ],
  CANCELLED_PAST_RETENTION: [
    "Its data was deleted at the end of its retention before it could go out.",
    "Keep data longer, or have the sender send it again.",
  ],
  CONNECTION_REFUSED: [
    "Nothing listens at the destination's address and port.",
    "Start the destination, or correct its URL, then retry.",
  ],
  CONNECTION_RESET: [
    "The destination closed the connection before it answered.",
    "Look into its log at this time, then retry.",
  ],
  MISSING_URL: ["The destination has no URL.", "Add one in its settings, then retry."],
  CLI: [
    "The command line reported that the local server failed.",
    "Look into its log, then retry.",
  ],
  CLI_UNAVAILABLE: [
    "No command line was listening.",
    "Start `hookdeck listen` for this connection, then retry.",
  ],
  CLI_BINARY_UNSUPPORTED: [
    "The body is bytes that are no text, which the command line cannot take.",
    "Send it to an HTTP destination instead.",
  ],
  SELF_SIGNED_CERT: ["The destination's certificate is self-signed.", CERTIFICATE],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "The destination's certificate is for another host name.",
    CERTIFICATE,
  ],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    "The destination does not speak TLS at that port.",
    "Use http:// or another port in its URL, then retry.",
  ],
  NETWORK_ERROR: ["The network failed while the destination was called.", "Retry it."],
  NETWORK_REQUEST_CANCELED: ["The call was broken off, for example by a restart.", "Retry it."],
  NETWORK_UNREACHABLE: ["The destination's network cannot be reached.", RETRY],
  TOO_MANY_REDIRECTS: [
    "The destination answered with a redirect, and redirects are not followed.",
    "Set the address it points to as the destination's URL, then retry.",
  ],
  INVALID_CHARACTER: [
    "A header or the URL holds a character that HTTP does not allow.",
    "Replay it with that edited.",
  ],
  INVALID_URL: ["The destination's URL cannot be called.", SETTINGS],
  SSL_ERROR_CA_UNKNOWN: [
    "The destination's certificate comes from an unknown authority.",
    CERTIFICATE,
  ],
  DATA_ARCHIVED: ["The data of this event is archived.", "Have the sender send it again."],
  SSL_CERT_EXPIRED: ["The destination's certificate has expired.", CERTIFICATE],
  BULK_RETRY_CANCELLED: [
    "The bulk retry that it was part of was cancelled.",
    "Retry sends it after all.",
  ],
  DNS_LOOKUP_FAILED: ["The destination's host name was not found.", SETTINGS],
  HOST_UNREACHABLE: ["The destination's host cannot be reached.", RETRY],
  INTERNAL_ERROR: [
    "Sluice failed while it sent the event.",
    "The server's log says why. Retry it afterwards.",
  ],
  PROTOCOL_ERROR: ["The destination did not answer in valid HTTP.", RETRY],
  PAYLOAD_MISSING: [
    "The data of this event is no longer stored.",
    "Have the sender send it again.",
  ],
  UNABLE_TO_GET_ISSUER_CERT: [
    "The destination sends an incomplete certificate chain.",
    "Have it send the intermediate certificates too, then retry.",
  ],
  SOCKET_CLOSED: [
    "The destination closed the connection before it answered.",
    "Look into its log at this time, then retry.",
  ],
  OAUTH2_HANDSHAKE_FAILED: [
    "The destination's authorization server gave no token.",
    "Check the credentials in the destination's settings, then retry.",
  ],
  Z_DATA_ERROR: ["The destination's compressed answer could not be read.", RETRY],
  UNKNOWN: ["The attempt failed for an unknown reason.", "The server's log may say more."],
};

/** Says in a sentence why an attempt had no answer, and in another what to do. */
export function explainError(code: AttemptErrorCode): { what: string; next: string } {
  const [what, next] = ERRORS[code];
  return { what, next };
}

const STATUSES: Readonly<Record<number, string>> = {
  400: "It found fault with the data. Its answer may say what; replay it with that edited.",
  401: "It does not accept the credentials. Check the destination's authentication, then retry.",
  403: "It refuses the credentials or the address. Check the destination's authentication, then retry.",
  404: "There is nothing at this path. Check the destination's URL, then retry.",
  405: "It does not take this method at this path. Check the destination's URL and method.",
  408: "It waited too long for the data. Retry it.",
  409: "It says that this conflicts with what it has, often the same event twice.",
  410: "It says that nothing is there any more. Disable the connection if that is meant.",
  413: "The body is larger than it takes. Have it take more, or send less by a transformation.",
  415: "It does not take this content type. Change it by a transformation.",
  422: "It found fault with the data. Its answer may say what; replay it with that edited.",
  429: "It is called too often. Set a rate limit at the destination; retries follow its Retry-After.",
  502: "Something in front of it got no good answer from it. Look at its health, then retry.",
  503: "It is overloaded or down. Retry it once it is up.",
  504: "Something in front of it waited too long. Have it answer first and work afterwards.",
};

/** Says in a sentence what an HTTP status that is no success means, and what to do. */
export function explainStatus(status: number): string {
  const known = STATUSES[status];
  if (known) return known;
  if (status < 400) return "Redirects are not followed. Set the address it points to as the URL.";
  if (status < 500) return "It refuses the request. Its answer may say why.";
  return "It failed while it worked on the request. Look into its log at this time, then retry.";
}
