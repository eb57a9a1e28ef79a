import type { ApiVersion, NEWEST_VERSION } from "./api-version.ts";
import { deliveryPolicyChange } from "./delivery-policy.ts";
import { emailChannelChange } from "./email-channel.ts";
import {
  eventStatusChange,
  ignoredEventChange,
  ingestPriorityChange,
  ruleOrderChange,
} from "./event-states.ts";
import { flatDestinationChange } from "./flat-destination.ts";
import { flatNamesChange } from "./flat-names.ts";
import { flatSourceChange } from "./flat-source.ts";
import { platformChange } from "./platform.ts";
import { retryAnswerChange } from "./retry-answer.ts";
import type { VersionChange } from "./version-change.ts";

/** What sets each version apart from the next newer one. */
export const VERSION_CHANGES: Record<
  Exclude<ApiVersion, typeof NEWEST_VERSION>,
  readonly VersionChange[]
> = {
  "2025-07-01": [deliveryPolicyChange, emailChannelChange, platformChange],
  "2025-01-01": [],
  "2024-09-01": [
    flatDestinationChange,
    flatSourceChange,
    flatNamesChange,
    eventStatusChange,
    ingestPriorityChange,
    ruleOrderChange,
  ],
  "2024-03-01": [retryAnswerChange, ignoredEventChange],
};
