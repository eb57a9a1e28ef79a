import { MailError, type Mailer } from "#lib/adapters/mailer.ts";
import type { SendHttp } from "#lib/adapters/send-http.ts";
import { buildMail, type MailFooter } from "#lib/domain/notifications/build-mail.ts";
import type { ChannelSettings } from "#lib/domain/notifications/channels/driver.ts";
import { CHANNEL_DRIVERS } from "#lib/domain/notifications/channels/registry.ts";
import { cutText, visibleText } from "#lib/domain/notifications/cut-text.ts";
import { judgeAnswer, type Verdict } from "#lib/domain/notifications/judge-answer.ts";
import type { Message } from "#lib/domain/notifications/message.ts";
import { maskSecrets } from "#lib/domain/notifications/secret-hint.ts";
import type { ChannelConfigs, ChannelSecrets, ChannelType } from "#lib/schemas/channel.ts";

const TIMEOUT_MS = 10_000;
const MAX_BODY_CHARS = 2_000;

export type SendParts = { http: Pick<SendHttp, "send">; mailer: Mailer };

/** A channel with its secrets opened. */
export type OpenChannel = {
  type: Exclude<ChannelType, "email">;
  config: ChannelConfigs[ChannelType];
  secret: ChannelSecrets[ChannelType];
};

/** What came of one try to tell one message. */
export type SendOutcome = {
  verdict: Verdict | { kind: "skipped" };
  responseStatus: number | null;
  /** The beginning of the answer, with nothing secret in it. */
  responseBody: string | null;
  latencyMs: number | null;
  /** What the far side calls the incident that it opened. */
  reference: string | null;
};

const NOTHING = { responseStatus: null, responseBody: null, latencyMs: null, reference: null };

/** Tells a channel a message, once. Never throws for what the far side does. */
export async function sendToChannel(
  { http }: Pick<SendParts, "http">,
  { type, config, secret }: OpenChannel,
  message: Message,
  { reference, now }: { reference: string | null; now: Date },
): Promise<SendOutcome> {
  const driver = CHANNEL_DRIVERS[type];
  // The row says which type its config and secret are of.
  const settings = { config, secret } as ChannelSettings<never>;
  const call = driver.build(message, settings, { now, reference });
  if (call === null) return { verdict: { kind: "skipped" }, ...NOTHING };
  const answer = await http.send({
    url: call.url,
    method: call.method,
    headers: Object.entries(call.headers).flat(),
    body: Buffer.from(call.body),
    timeoutMs: TIMEOUT_MS,
  });
  if (!answer.ok) {
    const verdict = judgeAnswer({ ok: false, code: answer.code }, now);
    return { ...NOTHING, verdict, latencyMs: answer.latencyMs };
  }
  const text = visibleText(answer.body.toString("utf8"));
  const { "retry-after": retryAfter } = answer.headers;
  const verdict = judgeAnswer(
    {
      ok: true,
      status: answer.status,
      body: text,
      retryAfter: typeof retryAfter === "string" ? retryAfter : null,
    },
    now,
  );
  return {
    verdict,
    responseStatus: answer.status,
    responseBody: cutText(maskSecrets(text, secret), MAX_BODY_CHARS),
    latencyMs: answer.latencyMs,
    reference: verdict.kind === "delivered" ? (driver.readReference?.(text) ?? null) : null,
  };
}

/** Mails a message to one address, once. Never throws for what the mail server does. */
export async function sendByMail(
  { mailer }: Pick<SendParts, "mailer">,
  to: string,
  message: Message,
  footer: MailFooter,
): Promise<SendOutcome> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round(performance.now() - startedAt);
  try {
    const { response } = await mailer.send({ to, ...buildMail(message, footer) });
    const responseBody = cutText(visibleText(response), MAX_BODY_CHARS);
    return { ...NOTHING, verdict: { kind: "delivered" }, responseBody, latencyMs: latencyMs() };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const reason = cutText(visibleText(error.message), MAX_BODY_CHARS);
    const verdict: Verdict = error.isFinal
      ? { kind: "refused", reason }
      : { kind: "retry", reason, retryAfterMs: null };
    return { ...NOTHING, verdict, latencyMs: latencyMs() };
  }
}
