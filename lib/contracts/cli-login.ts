import { z } from "zod";
import {
  claimedCliIdentity,
  cliGuestInput,
  cliGuestStart,
  cliIdentity,
  cliLoginInput,
  cliLoginRequest,
  cliLoginStart,
} from "#lib/schemas/cli-login.ts";
import { defineContract } from "./contract.ts";
import { idParams } from "./params.ts";

export const startCliLoginContract = defineContract({
  method: "POST",
  path: "/cli-auth",
  summary: "Ask for a person to let a command line in",
  permission: null,
  audience: "public",
  body: cliLoginInput,
  response: cliLoginStart,
});

export const startCliGuestContract = defineContract({
  method: "POST",
  path: "/cli/guest",
  summary:
    "Ask for a person to let a command line in that has no account; they sign in or set up one",
  permission: null,
  audience: "public",
  body: cliGuestInput,
  response: cliGuestStart,
});

export const pollCliLoginContract = defineContract({
  method: "GET",
  path: "/cli-auth/poll",
  summary: "Ask whether a command line was let in; the answer that says so shows its key once",
  permission: null,
  audience: "public",
  query: z.object({ key: z.string().min(1).max(255) }),
  response: z.union([z.object({ claimed: z.literal(false) }), claimedCliIdentity]),
});

export const validateCliKeyContract = defineContract({
  method: "GET",
  path: "/cli-auth/validate",
  summary: "Get who a command line acts for",
  permission: null,
  audience: "any-key",
  response: cliIdentity,
});

export const createCliKeyContract = defineContract({
  method: "POST",
  path: "/cli-auth/ci",
  summary: "Make a key for a command line without a person, from a key of its project",
  permission: null,
  audit: "always",
  audience: "any-key",
  body: cliLoginInput,
  response: claimedCliIdentity,
});

export const updateCliClientContract = defineContract({
  method: "PUT",
  path: "/cli/{id}",
  summary: "Name the device of a command line",
  permission: null,
  audit: "always",
  audience: "any-key",
  params: idParams,
  body: cliLoginInput,
  response: z.object({ id: z.string(), device_name: z.string() }),
});

const codeParams = z.object({ code: z.string().max(255) });

export const getCliLoginContract = defineContract({
  method: "GET",
  path: "/cli-auth/requests/{code}",
  summary: "Get a command line that waits to be let in",
  permission: null,
  audience: "organization",
  params: codeParams,
  response: cliLoginRequest,
});

export const confirmCliLoginContract = defineContract({
  method: "POST",
  path: "/cli-auth/requests/{code}/confirm",
  summary: "Let a command line in, to act for the person who says so",
  permission: null,
  audit: "always",
  audience: "organization",
  params: codeParams,
  body: z.strictObject({ team_id: z.string().min(1).max(255) }),
  response: cliLoginRequest,
});
