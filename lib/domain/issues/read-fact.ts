import {
  type AttemptErrorCode,
  attemptErrorCode,
  type IssueType,
  type RejectionCause,
  rejectionCause,
} from "#lib/schemas/enums.ts";
import { type ExecutionLogLevel, executionLogLevel } from "#lib/schemas/execution.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";

/** What happened `count` times in one way at one place; `lastId` names the last attempt, run or request. */
export type IssueFact = {
  projectId: string;
  type: Exclude<IssueType, "backpressure">;
  resourceId: string;
  responseStatus: number | null;
  errorCode: string | null;
  /** The level of a run, or why a request was turned away. */
  detail: string | null;
  /** False: a delivery that succeeded. */
  isFailure: boolean;
  /** No automatic attempt follows. */
  isFinal: boolean;
  minuteAt: Date;
  count: number;
  firstAt: Date;
  lastAt: Date;
  firstId: string;
  lastId: string;
  eventId: string | null;
};

type Named<T extends IssueType> = Pick<
  Extract<IssueModel, { type: T }>,
  "type" | "aggregation_keys" | "reference"
>;

/** What a fact is one more case of. */
export type Sighting = Named<"delivery"> | Named<"transformation"> | Named<"request">;

/** Returns how bad a level is: greater is worse. */
export function levelRank(level: ExecutionLogLevel): number {
  return executionLogLevel.options.indexOf(level);
}

/** The cause by which triggers are chosen among. */
export function causeOf({ type, detail }: IssueFact): RejectionCause | undefined {
  return type === "request" ? rejectionCause.parse(detail) : undefined;
}

/** An answer is known by its status; without one, by what went wrong. */
function answerKeys({ responseStatus, errorCode }: IssueFact) {
  const code: AttemptErrorCode = attemptErrorCode.parse(errorCode ?? "UNKNOWN");
  return responseStatus === null
    ? { response_status: [], error_code: [code] }
    : { response_status: [responseStatus], error_code: [] };
}

/**
 * Returns the issue that a fact is a case of by the trigger it is for; null when that does not ask for it.
 * What is sent to a command line fails by nature while nobody listens: only that is an issue there.
 */
export function readFact(
  fact: IssueFact,
  configs: IssueTriggerConfigs,
  isCli: boolean,
): Sighting | null {
  if (!fact.isFailure) return null;
  if ("strategy" in configs) {
    if (configs.strategy === "final_attempt" && !fact.isFinal) return null;
    if (isCli && fact.errorCode !== "CLI_UNAVAILABLE") return null;
    return {
      type: "delivery",
      aggregation_keys: { webhook_id: [fact.resourceId], ...answerKeys(fact) },
      reference: { event_id: fact.eventId ?? "", attempt_id: fact.lastId },
    };
  }
  if ("log_level" in configs) {
    const level = executionLogLevel.parse(fact.detail);
    if (levelRank(level) < levelRank(configs.log_level)) return null;
    return {
      type: "transformation",
      aggregation_keys: { transformation_id: [fact.resourceId], log_level: [level] },
      reference: { transformation_execution_id: fact.lastId },
    };
  }
  const cause = causeOf(fact);
  if (cause === undefined) return null;
  return {
    type: "request",
    aggregation_keys: { source_id: [fact.resourceId], rejection_cause: [cause] },
    reference: { request_id: fact.lastId },
  };
}
