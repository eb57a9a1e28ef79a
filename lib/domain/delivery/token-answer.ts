import { z } from "zod";

export type TokenAnswer =
  | { result: "token"; accessToken: string; expiresInMs: number; refreshToken: string | null }
  /** `reason` is fit to be shown: it holds what the server says about the fault and nothing else. */
  | { result: "failed"; reason: string };

/** Servers may leave `expires_in` out (RFC 6749 §5.1); a refused token is replaced anyhow. */
const DEFAULT_EXPIRES_S = 3_600;
const MAX_EXPIRES_S = 24 * 3_600;
const MAX_REASON_CHARS = 500;

const success = z.object({
  access_token: z.string().min(1).max(65_536),
  expires_in: z.coerce.number().positive().catch(DEFAULT_EXPIRES_S),
  refresh_token: z.string().min(1).nullish(),
});
const fault = z.object({ error: z.string(), error_description: z.string().optional() });

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** Reads what an authorization server answered (RFC 6749 §5.1, §5.2). Never throws. */
export function readTokenAnswer(status: number, body: Uint8Array): TokenAnswer {
  const json = parseJson(body);
  if (status >= 200 && status < 300) {
    const token = success.safeParse(json);
    if (!token.success) return { result: "failed", reason: "The answer holds no access_token." };
    const { access_token: accessToken, expires_in, refresh_token } = token.data;
    const expiresInMs = Math.min(expires_in, MAX_EXPIRES_S) * 1_000;
    return { result: "token", accessToken, expiresInMs, refreshToken: refresh_token ?? null };
  }
  const said = fault.safeParse(json);
  const words = said.success
    ? [said.data.error, said.data.error_description].filter(Boolean).join(": ")
    : "";
  const reason = `The authorization server answered ${status}${words ? ` (${words})` : ""}.`;
  return { result: "failed", reason: reason.slice(0, MAX_REASON_CHARS) };
}
