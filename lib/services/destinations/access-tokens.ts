import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import type { SendHttp } from "#lib/adapters/send-http.ts";
import { readTokenAnswer } from "#lib/domain/delivery/token-answer.ts";
import { buildTokenRequest } from "#lib/domain/delivery/token-request.ts";
import { type HeldToken, loadHeldToken, storeHeldToken, takeRefresh } from "./held-token.ts";

/** Whose token, and by what it is fetched. */
export type TokenOwner = {
  projectId: string;
  destinationId: string;
  authType: string;
  auth: Readonly<Record<string, unknown>>;
};

export type AccessToken =
  /** `isNew`: it was given out for this very call. */
  { result: "token"; accessToken: string; isNew: boolean } | { result: "failed"; reason: string };

export type AccessTokens = {
  /** `refused` is a token that the destination did not take: it is not given out again. */
  get(owner: TokenOwner, refused?: string): Promise<AccessToken>;
};

type Context = { pool: Pool; secretBox: SecretBox; http: SendHttp; nowMs: () => number };

const REQUEST_TIMEOUT_MS = 15_000;
/** Longer than a request may take: a worker that died while it asked holds nobody up for ever. */
const LEASE_MS = 20_000;
const WAIT_MS = 100;
/** A server that refuses is not asked again by every event that waits. */
const REFUSAL_MS = 5_000;
/** Tokens are replaced this long before they end, or after nine tenths of a short life. */
const MARGIN_MS = 60_000;

/**
 * Gives out the access tokens of destinations. A token is fetched once, by one worker, for however many
 * deliveries wait for it; it is kept encrypted in the database, where the others find it, as does the
 * next start. A refresh token that the server rotates is kept in its place.
 */
export function createAccessTokens(context: Context): AccessTokens {
  const held = new Map<string, HeldToken>();
  const underWay = new Map<string, Promise<AccessToken>>();
  const refusals = new Map<string, { reason: string; untilMs: number }>();
  const isUsable = (token: HeldToken | null | undefined, owner: TokenOwner, refused?: string) =>
    token != null &&
    token.authKey === authKeyOf(owner) &&
    token.accessToken !== refused &&
    context.nowMs() < token.freshUntilMs;

  async function fetchToken(owner: TokenOwner, refused?: string): Promise<AccessToken> {
    const deadlineMs = context.nowMs() + LEASE_MS;
    for (;;) {
      const stored = await loadHeldToken(context, owner);
      if (stored && isUsable(stored, owner, refused)) {
        held.set(owner.destinationId, stored);
        return { result: "token", accessToken: stored.accessToken, isNew: false };
      }
      if (await takeRefresh(context.pool, owner.destinationId, LEASE_MS)) {
        return ask(owner, stored);
      }
      if (context.nowMs() > deadlineMs) {
        return { result: "failed", reason: "The authorization server has not answered in time." };
      }
      await sleep(WAIT_MS);
    }
  }

  async function ask(owner: TokenOwner, stored: HeldToken | null): Promise<AccessToken> {
    const previous = stored?.authKey === authKeyOf(owner) ? stored : null;
    const answer = await request(owner, previous?.refreshToken ?? null);
    if (answer.result === "failed") {
      refusals.set(keyOf(owner), {
        reason: answer.reason,
        untilMs: context.nowMs() + REFUSAL_MS,
      });
      await storeHeldToken(context, owner, previous);
      return answer;
    }
    const { accessToken, expiresInMs } = answer;
    const token: HeldToken = {
      authKey: authKeyOf(owner),
      accessToken,
      refreshToken: answer.refreshToken ?? previous?.refreshToken ?? null,
      freshUntilMs: context.nowMs() + Math.max(expiresInMs - MARGIN_MS, expiresInMs * 0.9),
    };
    await storeHeldToken(context, owner, token);
    held.set(owner.destinationId, token);
    return { result: "token", accessToken, isNew: true };
  }

  async function request(owner: TokenOwner, refreshToken: string | null) {
    const built = buildTokenRequest(owner.authType, owner.auth, refreshToken, context.nowMs());
    if (!built) return { result: "failed" as const, reason: "This destination needs no token." };
    const response = await context.http.send({
      ...built,
      method: "POST",
      timeoutMs: REQUEST_TIMEOUT_MS,
    });
    if (response.ok) return readTokenAnswer(response.status, response.body);
    const reason = `The authorization server could not be reached (${response.code}).`;
    return { result: "failed" as const, reason };
  }

  return {
    async get(owner, refused) {
      const token = held.get(owner.destinationId);
      if (token && isUsable(token, owner, refused)) {
        return { result: "token", accessToken: token.accessToken, isNew: false };
      }
      const key = keyOf(owner);
      const refusal = refusals.get(key);
      if (refusal && context.nowMs() < refusal.untilMs) {
        return { result: "failed", reason: refusal.reason };
      }
      refusals.delete(key);
      const running = underWay.get(key);
      if (running) return running;
      const promise = fetchToken(owner, refused).finally(() => underWay.delete(key));
      underWay.set(key, promise);
      return promise;
    },
  };
}

/** Changes with everything that a token depends on, so that none outlives a change of credentials. */
function authKeyOf({ authType, auth }: TokenOwner): string {
  return JSON.stringify([authType, Object.entries(auth).sort()]);
}

const keyOf = (owner: TokenOwner) => `${owner.destinationId} ${authKeyOf(owner)}`;
