import { z } from "zod";
import { user } from "#lib/schemas/account.ts";
import { role } from "#lib/schemas/permission.ts";
import { project } from "#lib/schemas/project.ts";
import { defineContract } from "./contract.ts";

export const getMeContract = defineContract({
  method: "GET",
  path: "/me",
  summary: "Get who the caller is, as what, and which projects are open to them",
  permission: null,
  audience: "any-key",
  response: z.object({
    user: user.nullable().describe("Null for an API key"),
    role,
    team_id: z.string().nullable().describe("The project that this call was made for"),
    organization: z.object({ id: z.string(), name: z.string() }),
    projects: z.array(project),
  }),
});
