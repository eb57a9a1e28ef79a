import { z } from "zod";
import { project } from "#lib/schemas/project.ts";
import { defineContract } from "./contract.ts";

export const listProjectsContract = defineContract({
  method: "GET",
  path: "/projects",
  summary: "List the projects that the caller may open",
  permission: "gateway.read",
  response: z.array(project),
});

/** The name of `/projects` up to 2025-07-01. */
export const listTeamsContract = defineContract({ ...listProjectsContract, path: "/teams" });

export const getSigningSecretContract = defineContract({
  method: "GET",
  path: "/signing-secret",
  summary: "Get the secret that the project signs its deliveries with",
  permission: "secrets.read",
  response: z.object({
    signing_secret: z.string().describe("Key of the HMAC-SHA256 over the body"),
    header: z.string().describe("The header that carries the signature, in base64"),
  }),
});
