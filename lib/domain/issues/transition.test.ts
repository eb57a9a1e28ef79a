import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IssueStatus, issueStatus } from "#lib/schemas/enums.ts";
import { signalKind } from "./signal-kind.ts";
import { type IssueChange, type IssueState, isUnderWay, transitionIssue } from "./transition.ts";

const OLD = new Date("2026-11-01T00:00:00Z");
const NOW = new Date("2026-11-23T10:00:00Z");
const LATER = new Date("2026-11-24T10:00:00Z");

const state = (status: IssueStatus, change: Partial<IssueState> = {}): IssueState => ({
  status,
  openedAt: OLD,
  firstSeenAt: OLD,
  lastSeenAt: OLD,
  dismissedAt: null,
  autoResolvedAt: null,
  settledAt: null,
  occurrences: 3,
  cleanCount: 0,
  snooze: null,
  ...change,
});
const dismissed = { dismissedAt: OLD, settledAt: OLD };
const resolved = { settledAt: OLD };
const opened = {
  status: "OPENED",
  openedAt: NOW,
  dismissedAt: null,
  autoResolvedAt: null,
  settledAt: null,
  snooze: null,
} as const;
const seen = { lastSeenAt: NOW, occurrences: 5 };
const set = (status: IssueStatus): IssueChange => ({ kind: "set_status", status });
const DISMISS: IssueChange = { kind: "dismiss" };
const RECUR: IssueChange = { kind: "recur", count: 2, firstAt: NOW, lastAt: NOW };
const AUTO: IssueChange = { kind: "auto_resolve" };
const snoozed = { snooze: { until: null, limit: 5, countAtStart: 3 } };
const asleep = { snooze: { until: LATER, limit: null, countAtStart: 3 } };

const TABLE: [string, IssueState, IssueChange, Partial<IssueState>, string | null][] = [
  ["stays open when it is set to open", state("OPENED"), set("OPENED"), {}, null],
  [
    "opens anew from resolved",
    state("RESOLVED", { autoResolvedAt: OLD }),
    set("OPENED"),
    opened,
    "reopened",
  ],
  ["opens anew from ignored", state("IGNORED"), set("OPENED"), opened, "reopened"],
  ["opens anew from acknowledged", state("ACKNOWLEDGED"), set("OPENED"), opened, "reopened"],
  [
    "comes back when a dismissed one is opened",
    state("OPENED", dismissed),
    set("OPENED"),
    opened,
    "reopened",
  ],
  [
    "is acknowledged",
    state("OPENED"),
    set("ACKNOWLEDGED"),
    { status: "ACKNOWLEDGED" },
    "acknowledged",
  ],
  [
    "stays snoozed when it is acknowledged",
    state("OPENED", snoozed),
    set("ACKNOWLEDGED"),
    { status: "ACKNOWLEDGED" },
    "acknowledged",
  ],
  [
    "is resolved by hand",
    state("OPENED", snoozed),
    set("RESOLVED"),
    { status: "RESOLVED", settledAt: NOW, snooze: null },
    "resolved",
  ],
  [
    "is no longer resolved by itself once somebody says otherwise",
    state("RESOLVED", { autoResolvedAt: OLD }),
    set("IGNORED"),
    { status: "IGNORED", autoResolvedAt: null },
    "ignored",
  ],
  [
    "stays resolved by itself when it is resolved again",
    state("RESOLVED", { autoResolvedAt: OLD }),
    set("RESOLVED"),
    {},
    null,
  ],
  [
    "stays dismissed when it is resolved",
    state("OPENED", dismissed),
    set("RESOLVED"),
    { status: "RESOLVED", settledAt: NOW },
    "resolved",
  ],
  [
    "keeps its status when it is dismissed",
    state("ACKNOWLEDGED", snoozed),
    DISMISS,
    { dismissedAt: NOW, settledAt: NOW, snooze: null },
    "dismissed",
  ],
  ["is dismissed once", state("OPENED", dismissed), DISMISS, {}, null],
  ["is seen again while it is open", state("OPENED"), RECUR, seen, null],
  ["stays acknowledged when it recurs", state("ACKNOWLEDGED"), RECUR, seen, null],
  ["stays ignored when it recurs", state("IGNORED"), RECUR, seen, null],
  ["stays ignored and dismissed when it recurs", state("IGNORED", dismissed), RECUR, seen, null],
  [
    "re-opens after it was resolved",
    state("RESOLVED", resolved),
    RECUR,
    { ...opened, ...seen },
    "reopened",
  ],
  [
    "re-opens after it was dismissed",
    state("OPENED", dismissed),
    RECUR,
    { ...opened, ...seen },
    "reopened",
  ],
  [
    "re-opens after it was acknowledged and dismissed",
    state("ACKNOWLEDGED", dismissed),
    RECUR,
    { ...opened, ...seen },
    "reopened",
  ],
  [
    "stays resolved when that happened before it was",
    state("RESOLVED", { settledAt: LATER }),
    RECUR,
    seen,
    null,
  ],
  [
    "stays dismissed when that happened before it was",
    state("OPENED", { dismissedAt: LATER, settledAt: LATER }),
    RECUR,
    seen,
    null,
  ],
  [
    "forgets what went well when it recurs",
    state("OPENED", { cleanCount: 4 }),
    RECUR,
    { ...seen, cleanCount: 0 },
    null,
  ],
  [
    "counts what goes well while it is open",
    state("OPENED"),
    { kind: "clean", count: 4 },
    { cleanCount: 4 },
    null,
  ],
  [
    "does not count that once it is resolved",
    state("RESOLVED"),
    { kind: "clean", count: 4 },
    {},
    null,
  ],
  [
    "is resolved by itself",
    state("ACKNOWLEDGED"),
    AUTO,
    { status: "RESOLVED", autoResolvedAt: NOW, settledAt: NOW },
    "auto_resolved",
  ],
  ["is not resolved by itself when it is ignored", state("IGNORED"), AUTO, {}, null],
  ["is not resolved by itself when it is dismissed", state("OPENED", dismissed), AUTO, {}, null],
  [
    "is snoozed for a time",
    state("OPENED"),
    { kind: "snooze", until: LATER, times: null },
    asleep,
    "snoozed",
  ],
  [
    "is snoozed for so many occurrences more",
    state("OPENED"),
    { kind: "snooze", until: null, times: 2 },
    snoozed,
    "snoozed",
  ],
  [
    "is snoozed only while it is under way",
    state("RESOLVED"),
    { kind: "snooze", until: LATER, times: null },
    {},
    null,
  ],
  [
    "comes back when it has occurred often enough",
    state("OPENED", snoozed),
    RECUR,
    { ...seen, snooze: null },
    "recurred",
  ],
  [
    "stays snoozed until then",
    state("OPENED", { snooze: { until: null, limit: 6, countAtStart: 3 } }),
    RECUR,
    seen,
    null,
  ],
  ["stays snoozed before its time", state("OPENED", asleep), { kind: "tick" }, {}, null],
  [
    "comes back at its time without a word when nothing happened",
    state("OPENED", { snooze: { until: NOW, limit: null, countAtStart: 3 } }),
    { kind: "tick" },
    { snooze: null },
    null,
  ],
  [
    "comes back at its time and says so when it went on",
    state("OPENED", { snooze: { until: NOW, limit: null, countAtStart: 2 } }),
    { kind: "tick" },
    { snooze: null },
    "recurred",
  ],
];

describe("transitionIssue", () => {
  it.each(TABLE)("%s", (_, before, change, expected, kind) => {
    const after = transitionIssue(before, change, NOW);
    expect(after).toEqual({ ...before, ...expected });
    expect(signalKind(before, after)).toBe(kind);
  });
});

const SECOND_MS = 1_000;
type Step = { change: IssueChange; ageS: number };

const change = fc.oneof(
  fc.constantFrom(...issueStatus.options).map(set),
  fc.constant(DISMISS),
  fc.constant(AUTO),
  fc.record({ kind: fc.constant("clean" as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constant("snooze" as const),
    until: fc.constant(null),
    times: fc.integer({ min: 1, max: 9 }),
  }),
  fc.integer({ min: 1, max: 9 }).map((count) => ({ ...RECUR, count }) as IssueChange),
);
const step: fc.Arbitrary<Step> = fc.record({ change, ageS: fc.integer({ min: 0, max: 30 }) });

/** The rules of the reference, in other words: what is hidden comes back by what happens after it was hidden. */
type Model = { status: IssueStatus; isDismissed: boolean; hiddenAtMs: number; occurrences: number };

function expectModel(model: Model, { change: taken }: Step, nowMs: number, atMs: number): Model {
  const next = { ...model };
  const isHidden = model.isDismissed || model.status === "RESOLVED";
  if (taken.kind === "dismiss" && !model.isDismissed) {
    return { ...next, isDismissed: true, hiddenAtMs: nowMs };
  }
  if (taken.kind === "set_status" && taken.status !== model.status) {
    next.status = taken.status;
    if (taken.status === "RESOLVED") next.hiddenAtMs = nowMs;
  }
  if (taken.kind === "set_status" && taken.status === "OPENED") next.isDismissed = false;
  if (taken.kind === "auto_resolve" && !isHidden && model.status !== "IGNORED") {
    return { ...next, status: "RESOLVED", hiddenAtMs: nowMs };
  }
  if (taken.kind === "recur") {
    next.occurrences += taken.count;
    if (model.status !== "IGNORED" && isHidden && atMs > model.hiddenAtMs) {
      return { ...next, status: "OPENED", isDismissed: false };
    }
  }
  return next;
}

describe("an issue's life", () => {
  it("goes as the reference says, whatever is done in whichever order", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let issue = state("OPENED");
        let model: Model = { status: "OPENED", isDismissed: false, hiddenAtMs: 0, occurrences: 3 };
        steps.forEach((each, index) => {
          const now = new Date(NOW.getTime() + index * 10 * SECOND_MS);
          const at = new Date(now.getTime() - each.ageS * SECOND_MS);
          const taken =
            each.change.kind === "recur"
              ? { ...each.change, firstAt: at, lastAt: at }
              : each.change;
          const before = issue;
          issue = transitionIssue(before, taken, now);
          model = expectModel(model, each, now.getTime(), at.getTime());
          expect(issue.status).toBe(model.status);
          expect(issue.dismissedAt !== null).toBe(model.isDismissed);
          expect(issue.occurrences).toBe(model.occurrences);
          expect(issue.firstSeenAt.getTime()).toBeLessThanOrEqual(before.firstSeenAt.getTime());
          expect(issue.lastSeenAt.getTime()).toBeGreaterThanOrEqual(before.lastSeenAt.getTime());
          if (!isUnderWay(issue)) expect(issue.snooze).toBeNull();
          if (taken.kind === "recur" && before.status === "IGNORED")
            expect(signalKind(before, issue)).toBeNull();
        });
      }),
    );
  });
});
