import * as accounts from "./accounts.ts";
import * as apiKeys from "./api-keys.ts";
import * as attempts from "./attempts.ts";
import * as auditLog from "./audit-log.ts";
import * as backtests from "./backtests.ts";
import * as bookmarks from "./bookmarks.ts";

import * as bulkOperations from "./bulk-operations.ts";

import * as channels from "./channels.ts";
import * as cliLogin from "./cli-login.ts";

import * as connections from "./connections.ts";
import type { Contract } from "./contract.ts";
import * as customDomains from "./custom-domains.ts";
import * as destinations from "./destinations.ts";
import * as events from "./events.ts";
import * as executions from "./executions.ts";
import * as inbox from "./inbox.ts";
import * as integrations from "./integrations.ts";
import * as issueTriggers from "./issue-triggers.ts";
import * as issues from "./issues.ts";
import * as members from "./members.ts";
import * as metrics from "./metrics.ts";
import * as notifications from "./notifications.ts";
import * as organizations from "./organizations.ts";
import * as projects from "./projects.ts";
import * as requests from "./requests.ts";
import * as savedViews from "./saved-views.ts";
import * as sourceTypes from "./source-types.ts";
import * as sources from "./sources.ts";
import * as system from "./system.ts";
import * as transformations from "./transformations.ts";

const NOUNS = [
  sources,
  sourceTypes,
  destinations,
  connections,
  requests,
  events,
  attempts,
  metrics,
  transformations,
  executions,
  backtests,
  bookmarks,
  issues,
  issueTriggers,
  integrations,
  channels,
  notifications,
  inbox,
  customDomains,
  bulkOperations,
  savedViews,
  apiKeys,
  auditLog,
  cliLogin,
  members,
  organizations,
  projects,
  accounts,
  system,
];

/** Every endpoint of the API, by what it is called: `listSources`. */
export const contracts: Readonly<Record<string, Contract>> = Object.fromEntries(
  NOUNS.flatMap((noun) => Object.entries<Contract>({ ...noun })).map(([name, contract]) => [
    name.replace(/Contract$/, ""),
    contract,
  ]),
);
