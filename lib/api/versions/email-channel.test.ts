import { describe, expect, it } from "vitest";
import {
  createIssueTriggerContract,
  listIssueTriggersContract,
  updateIssueTriggerContract,
} from "#lib/contracts/issue-triggers.ts";
import { atVersion } from "./at-version.ts";

const create = atVersion(createIssueTriggerContract, "2025-07-01");
const update = atVersion(updateIssueTriggerContract, "2025-07-01");
const list = atVersion(listIssueTriggersContract, "2025-07-01");

const slack = { channel_name: "#alerts" };

describe("emailChannelChange", () => {
  it("takes the channel without saying who", () => {
    const body = { type: "delivery", channels: { email: {}, slack } };
    expect(create.contract.body?.safeParse(body).success).toBe(true);
    expect(create.up("body", body)).toEqual(body);
  });

  it.each([create, update])("refuses a field that came later", ({ contract }) => {
    const body = { type: "delivery", channels: { email: { member_emails: [] } } };
    expect(contract.body?.safeParse(body).success).toBe(false);
  });

  it("answers the channel without saying who", () => {
    const models = [{ channels: { email: { member_emails: ["ada@example.com"] }, slack } }];
    expect(list.down({ models })).toEqual({ models: [{ channels: { email: {}, slack } }] });
  });
});
