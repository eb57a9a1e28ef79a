import { describe, expect, it } from "vitest";
import { type ActiveDomain, createActiveDomains } from "./active-domains.ts";

const FIRST = { hostname: "a.example.com", projectId: "tm_1" };
const SECOND = { hostname: "b.example.com", projectId: "tm_1" };

function createDomains(domains: ActiveDomain[]) {
  let loads = 0;
  let nowMs = 0;
  const load = async () => {
    loads += 1;
    return [...domains];
  };
  return {
    domains: createActiveDomains(load, () => nowMs),
    loads: () => loads,
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe("createActiveDomains", () => {
  it("knows nothing until it has read", async () => {
    const { domains, loads } = createDomains([FIRST]);
    expect(domains.projectOf("a.example.com")).toBeNull();
    expect(loads()).toBe(0);
    await domains.refresh();
    expect(domains.projectOf("a.example.com")).toBe("tm_1");
  });

  it.each([
    ["a.example.com", "tm_1"],
    ["A.Example.COM", "tm_1"],
    ["a.example.com:443", "tm_1"],
    ["a.example.com.", "tm_1"],
    ["a.example.com.:8443", "tm_1"],
    ["b.example.com", null],
    ["x.a.example.com", null],
    ["example.com", null],
    ["", null],
    [undefined, null],
  ])("finds %s whichever way it is written", async (host, projectId) => {
    const { domains } = createDomains([FIRST]);
    await domains.refresh();
    expect(domains.projectOf(host)).toBe(projectId);
  });

  it("names the oldest host of a project and serves all of them", async () => {
    const { domains } = createDomains([FIRST, SECOND]);
    expect(await domains.hostnameOf("tm_1")).toBe("a.example.com");
    expect(await domains.hostnameOf("tm_2")).toBeNull();
    expect(domains.projectOf("b.example.com")).toBe("tm_1");
  });

  it("asks the database neither for hosts nor, within 5 s, for projects", async () => {
    const { domains, loads, advance } = createDomains([FIRST]);
    for (let n = 0; n < 1_000; n += 1) {
      domains.projectOf("a.example.com");
      await domains.hostnameOf("tm_1");
    }
    expect(loads()).toBe(1);
    advance(5_000);
    domains.projectOf("a.example.com");
    expect(loads()).toBe(1);
    await domains.hostnameOf("tm_1");
    expect(loads()).toBe(2);
  });

  it("keeps what was read last, whichever reading ends last", async () => {
    const waiting: ((domains: ActiveDomain[]) => void)[] = [];
    const load = () => new Promise<ActiveDomain[]>((resolve) => waiting.push(resolve));
    const domains = createActiveDomains(load);
    const [older, newer] = [domains.refresh(), domains.refresh()];
    waiting[1]?.([SECOND]);
    await newer;
    waiting[0]?.([FIRST]);
    await older;
    expect(domains.projectOf("a.example.com")).toBeNull();
    expect(domains.projectOf("b.example.com")).toBe("tm_1");
  });

  it("keeps what it knows when the database does not answer", async () => {
    let isDown = false;
    const domains = createActiveDomains(async () => {
      if (isDown) throw new Error("down");
      return [FIRST];
    });
    await domains.refresh();
    isDown = true;
    await expect(domains.refresh()).rejects.toThrow("down");
    expect(domains.projectOf("a.example.com")).toBe("tm_1");
  });
});
