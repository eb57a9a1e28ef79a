import { systemModel, systemStatusModel } from "#lib/schemas/system.ts";
import { defineContract } from "./contract.ts";

export const getSystemStatusContract = defineContract({
  method: "GET",
  path: "/system/status",
  summary: "Tell whether a worker lives that delivers what is accepted",
  permission: "gateway.read",
  response: systemStatusModel,
});

export const getSystemContract = defineContract({
  method: "GET",
  path: "/system",
  summary: "Describe the installation: processes, queues, disk use and what retention takes next",
  permission: "system.read",
  response: systemModel,
});
