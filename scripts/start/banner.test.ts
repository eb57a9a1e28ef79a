import { describe, expect, it } from "vitest";
import { banner } from "./banner.mjs";

const local = {
  isLocal: true,
  hasSecretKey: true,
  port: 3000,
  host: "127.0.0.1",
  dataDir: "/srv/sluice/data",
  egressAllow: [],
};
const links = {
  dashboardUrl: "http://localhost:3000",
  setupUrl: null,
  sourceUrl: "http://localhost:3000/e/abc",
};

describe("banner", () => {
  it("gives the one-time link while there is no account, the dashboard afterwards", () => {
    const setupUrl = "http://localhost:3000/setup?token=t";
    expect(banner({ ...links, setupUrl }, local)).toContain(`Dashboard     ${setupUrl}\n`);
    expect(banner(links, local)).toContain("Dashboard     http://localhost:3000\n");
  });

  it("gives a curl that can be pasted", () => {
    expect(banner(links, local)).toContain(
      `\n  curl -X POST http://localhost:3000/e/abc -H 'content-type: application/json' -d '{"hello":"world"}'\n`,
    );
  });

  it("says in local mode what destinations may reach and who can connect", () => {
    const text = banner(links, { ...local, egressAllow: ["10.1.2.3"] });
    expect(text).toContain("Destinations may reach this machine and private networks");
    expect(text).toContain("Also allowed: 10.1.2.3.");
    expect(text).toContain("Only this machine can connect");
    expect(banner(links, { ...local, host: "0.0.0.0" })).not.toContain("Only this machine");
  });

  it("says elsewhere only what was allowed", () => {
    const remote = { ...local, isLocal: false, host: "0.0.0.0" };
    expect(banner(links, remote)).not.toContain("estinations may reach");
    expect(banner(links, { ...remote, egressAllow: ["10.0.0.0/8"] })).toContain(
      "Private addresses that destinations may reach: 10.0.0.0/8.",
    );
  });
});
