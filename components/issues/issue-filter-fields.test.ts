import { describe, expect, it } from "vitest";
import { issueQuery } from "#lib/client/issue-list.ts";
import { everythingOf } from "#lib/client/lists/list-request.ts";
import { issueListQuery } from "#lib/schemas/issue.ts";
import { ISSUE_FIELDS } from "./issue-filter-fields.ts";

const NOW = Date.UTC(2026, 10, 23, 12);
const EVERYTHING = everythingOf(ISSUE_FIELDS);
const ask = (values: Record<string, string>) => issueQuery({ ...EVERYTHING, values }, NOW);

const samples: Record<string, string[]> = {
  status: ["OPENED", "OPENED,ACKNOWLEDGED,IGNORED,RESOLVED"],
  type: ["delivery", "delivery,transformation,backpressure,request"],
  response: ["500", "500,502"],
  first: ["3h", "2026-11-01T00:00:00.000Z.."],
  last: ["3h", "..2026-11-01T00:00:00.000Z"],
  dismissed: ["true", "only"],
  snoozed: ["true", "only"],
};

describe("the filters of issues", () => {
  it.each(ISSUE_FIELDS.map(({ key }) => key))("%s is one of the API", (key) => {
    for (const value of samples[key] ?? ["abc_1", "abc_1,abc_2"]) {
      const { error } = issueListQuery.strict().safeParse(ask({ [key]: value }));
      expect([value, error?.issues]).toEqual([value, undefined]);
    }
  });

  it("each have a key of their own", () => {
    const keys = ISSUE_FIELDS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const taken of ["id", "search", "range", "sort", "cols", "view"]) {
      expect(keys).not.toContain(taken);
    }
  });
});

describe("issueQuery", () => {
  it("leaves snoozed and dismissed issues out until they are wanted", () => {
    expect(ask({})).toMatchObject({ snoozed: false, dismissed_at: undefined });
    expect(ask({ snoozed: "true", dismissed: "true" })).toMatchObject({
      snoozed: undefined,
      dismissed_at: { all: true },
    });
    expect(ask({ snoozed: "only", dismissed: "only" })).toMatchObject({
      snoozed: true,
      dismissed_at: { any: true },
    });
  });

  it("asks for what occurred in the range, and for a text without the spaces around it", () => {
    const query = issueQuery({ ...EVERYTHING, range: "1h", text: " shop " }, NOW);
    expect(query).toMatchObject({
      occurred_at: { gte: "2026-11-23T11:00:00.000Z" },
      search: "shop",
    });
  });
});
