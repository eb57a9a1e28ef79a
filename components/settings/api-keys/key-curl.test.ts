import { describe, expect, it } from "vitest";
import type { CreatedApiKey } from "#lib/schemas/api-key.ts";
import { keyCurl } from "./key-curl.ts";

const KEY: CreatedApiKey = {
  id: "key_1",
  label: "ci",
  type: "project",
  team_id: "tm_1",
  organization_id: "org_1",
  user_id: null,
  role: "admin",
  key_fingerprint: "hd_…",
  scopes: ["*"],
  grants: {},
  expires_at: null,
  last_used_at: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
  key: "hd_secret",
};

describe("keyCurl", () => {
  it("calls what the scopes of the key allow", () => {
    expect(keyCurl(KEY, "https://x.example", "tm_1")).toContain("/2026-09-01/events?limit=5'");
    const limited = { ...KEY, scopes: ["gateway.sources.write"] };
    expect(keyCurl(limited, "https://x.example", "tm_1")).toContain("/2026-09-01/sources'");
  });

  it("names a project that a key of the organization is for", () => {
    const key: CreatedApiKey = { ...KEY, type: "organization", team_id: null };
    expect(keyCurl(key, "https://x.example", "tm_1")).toContain("x-team-id: tm_1");
    const granted = { ...key, grants: { tm_2: {} } };
    expect(keyCurl(granted, "https://x.example", "tm_1")).toContain("x-team-id: tm_2");
  });
});
