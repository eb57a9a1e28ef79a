import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listConnectionsContract, upsertConnectionContract } from "#lib/contracts/connections.ts";
import { getDestinationContract, updateDestinationContract } from "#lib/contracts/destinations.ts";
import { atVersion } from "./at-version.ts";

const update = atVersion(updateDestinationContract, "2025-07-01");
const get = atVersion(getDestinationContract, "2025-07-01");
const rest = { path_forwarding_disabled: false, http_method: null, auth_type: "BASIC_AUTH" };

const up = (config: object) => (update.up("body", { config }) as { config: object }).config;
const down = (config: object) => (get.down({ config }) as { config: object }).config;

describe("deliveryPolicyChange", () => {
  it.each<[object, object]>([
    [{ url: "https://a.example" }, { url: "https://a.example" }],
    [{ rate_limit: null }, { delivery_policy: { rate: null } }],
    [
      { rate_limit: 4, rate_limit_period: "hour" },
      { delivery_policy: { rate: 4, period: "hour" } },
    ],
    [{ delivery_groups: null }, { delivery_policy: { groups: null } }],
    [
      { delivery_groups: { key: "body.a" } },
      {
        delivery_policy: {
          groups: { key: "body.a", rate: 100_000, rate_period: "second", overrides: undefined },
        },
      },
    ],
  ])("takes %j for %j and leaves out what is not named", (older, newer) => {
    expect(up(older)).toEqual(newer);
  });

  it.each<[object, object]>([
    [
      { ...rest, delivery_policy: null, delivery_timeout: 5 },
      { ...rest, rate_limit: null, rate_limit_period: "second", delivery_groups: null },
    ],
    [
      { ...rest, path: "/", delivery_timeout: null },
      { ...rest, path: "/" },
    ],
  ])("answers %j as %j", (newer, older) => {
    expect(down(newer)).toEqual(older);
  });

  const groupRate = fc.record({
    rate_limit: fc.integer({ min: 1, max: 99_999 }),
    rate_limit_period: fc.constantFrom("second", "minute", "hour"),
  });
  const noRate = fc.constant({ rate_limit: null, rate_limit_period: null });
  const groups = fc
    .tuple(
      fc.oneof(groupRate, noRate),
      fc.option(fc.dictionary(fc.stringMatching(/^[a-z_]{1,9}$/), groupRate)),
    )
    .map(([own, overrides]) => ({ key: "body.tenant", ...own, overrides }));

  it("answers what it was sent", () => {
    const config = fc.record({
      rate_limit: fc.integer({ min: 1 }),
      rate_limit_period: fc.constantFrom("second", "minute", "hour", "concurrent"),
      delivery_groups: fc.option(groups),
    });
    fc.assert(
      fc.property(config, (sent) => {
        expect(down({ ...rest, ...up(sent) })).toEqual({ ...rest, ...sent });
      }),
    );
  });

  it("reaches destinations wherever a contract has them", () => {
    const upsert = atVersion(upsertConnectionContract, "2025-07-01");
    const destination = { name: "a", config: { rate_limit: 3 } };
    expect(upsert.up("body", { name: "c", destination })).toEqual({
      name: "c",
      destination: { name: "a", config: { delivery_policy: { rate: 3 } } },
    });
    const page = { models: [{ id: "web_1", destination: { id: "des_1", config: rest } }] };
    const list = atVersion(listConnectionsContract, "2024-03-01");
    const withPolicy = structuredClone(page);
    Object.assign(withPolicy.models[0]?.destination.config ?? {}, { delivery_policy: null });
    expect(JSON.stringify(list.down(withPolicy))).toContain('"rate_limit":null');
    expect(JSON.stringify(list.contract.response.toJSONSchema({ io: "input" }))).not.toContain(
      "delivery_policy",
    );
  });
});
