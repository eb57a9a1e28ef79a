import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { AccountModel } from "#lib/schemas/account.ts";
import type { CliKeyModel } from "#lib/schemas/cli-key.ts";
import type { SessionModel } from "#lib/schemas/session.ts";
import { ApiError, readApiError } from "./api-error.ts";

/** How far the sign-in of this browser is. */
export type SignInState = "signed_in" | "second_factor" | "signed_out";

async function send(method: "GET" | "POST", path: string, body?: object): Promise<unknown> {
  const response = await fetch(`/api/account${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, "UNREACHABLE", "The server did not answer. Check that it runs.");
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw readApiError(response.status, answer);
  return answer;
}

/** Asks something of accounts; `Answer` is what /api/account answers there. Throws ApiError. */
export async function askAccount<Answer = unknown>(
  path: string,
  body: object = {},
): Promise<Answer> {
  return (await send("POST", path, body)) as Answer;
}

export async function readSignInState(): Promise<SignInState> {
  return ((await send("GET", "/sign-in-state")) as { state: SignInState }).state;
}

const KEY = ["account"];

export const accountOptions = () =>
  queryOptions({ queryKey: KEY, queryFn: async () => (await send("GET", "")) as AccountModel });

export const sessionsOptions = () =>
  queryOptions({
    queryKey: [...KEY, "sessions"],
    queryFn: async () => (await send("GET", "/sessions")) as SessionModel[],
  });

export const cliKeysOptions = () =>
  queryOptions({
    queryKey: [...KEY, "cli-keys"],
    queryFn: async () => (await send("GET", "/cli-keys")) as CliKeyModel[],
  });

/** Changes something of the account at `path`; what is shown of it is read again. */
export function useAccountChange<Answer = unknown>(path: string) {
  const client = useQueryClient();
  return useMutation<Answer, Error, object>({
    mutationFn: (body) => askAccount<Answer>(path, body),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
