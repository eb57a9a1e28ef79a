import { describe, expect, it } from "vitest";
import type { IssueStatus } from "#lib/schemas/enums.ts";
import { type IssueSignal, type IssueState, transitionIssue } from "./transition.ts";

const OLD = new Date("2026-11-01T00:00:00Z");
const NOW = new Date("2026-11-23T10:00:00Z");

const state = (status: IssueStatus, change: Partial<IssueState> = {}): IssueState => ({
  status,
  openedAt: OLD,
  lastSeenAt: OLD,
  dismissedAt: null,
  autoResolvedAt: null,
  ...change,
});
const dismissed = { dismissedAt: OLD };
const opened = {
  status: "OPENED",
  openedAt: NOW,
  dismissedAt: null,
  autoResolvedAt: null,
} as const;
const seen = { lastSeenAt: NOW };
const set = (status: IssueStatus): IssueSignal => ({ kind: "set_status", status });
const DISMISS: IssueSignal = { kind: "dismiss" };
const RECUR: IssueSignal = { kind: "recur" };

const TABLE: [string, IssueState, IssueSignal, Partial<IssueState>][] = [
  ["stays open when it is set to open", state("OPENED"), set("OPENED"), {}],
  ["opens anew from resolved", state("RESOLVED", { autoResolvedAt: OLD }), set("OPENED"), opened],
  ["opens anew from ignored", state("IGNORED"), set("OPENED"), opened],
  ["opens anew from acknowledged", state("ACKNOWLEDGED"), set("OPENED"), opened],
  ["comes back when a dismissed one is opened", state("OPENED", dismissed), set("OPENED"), opened],
  ["is acknowledged", state("OPENED"), set("ACKNOWLEDGED"), { status: "ACKNOWLEDGED" }],
  ["is resolved by hand", state("OPENED"), set("RESOLVED"), { status: "RESOLVED" }],
  [
    "is no longer resolved by itself once somebody says otherwise",
    state("RESOLVED", { autoResolvedAt: OLD }),
    set("IGNORED"),
    { status: "IGNORED", autoResolvedAt: null },
  ],
  [
    "stays resolved by itself when it is resolved again",
    state("RESOLVED", { autoResolvedAt: OLD }),
    set("RESOLVED"),
    {},
  ],
  [
    "stays dismissed when it is resolved",
    state("OPENED", dismissed),
    set("RESOLVED"),
    { status: "RESOLVED" },
  ],
  ["keeps its status when it is dismissed", state("ACKNOWLEDGED"), DISMISS, { dismissedAt: NOW }],
  ["is dismissed once", state("OPENED", dismissed), DISMISS, {}],
  ["is seen again while it is open", state("OPENED"), RECUR, seen],
  ["stays acknowledged when it recurs", state("ACKNOWLEDGED"), RECUR, seen],
  ["stays ignored when it recurs", state("IGNORED"), RECUR, seen],
  ["stays ignored and dismissed when it recurs", state("IGNORED", dismissed), RECUR, seen],
  ["re-opens after it was resolved", state("RESOLVED"), RECUR, { ...opened, ...seen }],
  ["re-opens after it was dismissed", state("OPENED", dismissed), RECUR, { ...opened, ...seen }],
  [
    "re-opens after it was acknowledged and dismissed",
    state("ACKNOWLEDGED", dismissed),
    RECUR,
    { ...opened, ...seen },
  ],
];

describe("transitionIssue", () => {
  it.each(TABLE)("%s", (_, before, signal, change) => {
    expect(transitionIssue(before, signal, NOW)).toEqual({ ...before, ...change });
  });
});
