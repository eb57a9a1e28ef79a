import { describe, expect, it } from "vitest";
import { BLOCKED_URLS } from "#lib/testing/blocked-urls.ts";
import { createAddressGuard, type Resolve } from "./address-guard.ts";

const strict = createAddressGuard({ allow: [], allowPrivate: false });
const local = createAddressGuard({ allow: [], allowPrivate: true });

describe("createAddressGuard", () => {
  it.each(BLOCKED_URLS)("refuses %s", (url) => {
    expect(strict.refuseUrl(url)).not.toBeNull();
  });

  it.each([
    "https://example.com/hooks",
    "http://93.184.216.34/",
    "https://[2606:2800:220:1::1]:8443/",
    "http://good.com\\@127.0.0.1/",
  ])("allows %s", (url) => {
    expect(strict.refuseUrl(url)).toBeNull();
  });

  it("reaches loopback and private networks in local mode, never metadata services", () => {
    for (const url of [
      "http://localhost:4000/",
      "http://127.0.0.1/",
      "http://[::1]/",
      "http://10.1.2.3/",
    ]) {
      expect(local.refuseUrl(url)).toBeNull();
    }
    for (const url of [
      "http://169.254.169.254/",
      "http://100.100.100.200/",
      "http://168.63.129.16/",
      "http://0.0.0.0/",
    ]) {
      expect(local.refuseUrl(url)).not.toBeNull();
    }
  });

  it("reaches exactly what the allow list names", () => {
    const guard = createAddressGuard({
      allow: ["10.1.2.0/24", "192.168.7.9", "intranet.local"],
      allowPrivate: false,
    });
    expect(guard.refuseUrl("http://10.1.2.3/")).toBeNull();
    expect(guard.refuseUrl("http://[::ffff:10.1.2.3]/")).toBeNull();
    expect(guard.refuseUrl("http://10.1.3.1/")).toBe("is a blocked address");
    expect(guard.refuseUrl("http://192.168.7.9/")).toBeNull();
    expect(guard.refuseUrl("http://192.168.7.8/")).not.toBeNull();
    expect(guard.refuseUrl("http://intranet.local/")).toBeNull();
    expect(guard.refuseUrl("http://other.local/")).not.toBeNull();
  });

  describe("at the moment of connecting", () => {
    const resolving = (...addresses: string[]): Resolve => {
      return (_, __, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
    };
    const lookUp = (guard: typeof strict, name = "public.example") =>
      new Promise((done) => guard.lookup(name, {}, (error) => done(error?.message ?? "ok")));
    const guarded = (...addresses: string[]) =>
      lookUp(createAddressGuard({ allow: [], allowPrivate: false }, resolving(...addresses)));

    it("asks the resolver of the machine", async () => {
      expect(await lookUp(strict, "localhost")).toBe("blocked address");
      expect(await lookUp(local, "localhost")).toBe("ok");
    });

    it.each([
      ["a private address", ["127.0.0.1"]],
      ["a private address among public ones", ["93.184.216.34", "10.0.0.1"]],
      ["a mapped address alone", ["::ffff:7f00:1"]],
      ["metadata", ["169.254.169.254"]],
    ])("refuses a name that resolves to %s", async (_, addresses) => {
      expect(await guarded(...addresses)).toBe("blocked address");
    });

    it("takes a name all of whose addresses are public", async () => {
      expect(await guarded("93.184.216.34", "2606:2800:220:1::1")).toBe("ok");
    });
  });
});
