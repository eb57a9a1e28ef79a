import { describe, expect, it } from "vitest";
import { createAddressGuard } from "./address-guard.ts";

const strict = createAddressGuard({ allow: [], allowPrivate: false });
const local = createAddressGuard({ allow: [], allowPrivate: true });

const BLOCKED = [
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://017700000001/",
  "http://0177.0.0.1/",
  "http://127.0.0.1./",
  "http://127.254.254.254:8080/",
  "http://0/",
  "http://0.0.0.0:5432/",
  "http://0.1.2.3/",
  "http://localhost/",
  "http://LOCALHOST./",
  "http://foo.localhost/",
  "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
  "http://１２７.０.０.１/",
  "http://127。0。0。1/",
  "http://①②⑦.⓪.⓪.①/",
  "http://%31%32%37.0.0.1/",
  "http://[::1]/",
  "http://[::]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]:6379/",
  "http://[0:0:0:0:0:ffff:7f00:1]/",
  "http://[::127.0.0.1]/",
  "http://[::2]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[64:ff9b:1::1]/",
  "http://[2002:7f00:1::]/",
  "http://[2001:0:7f00:1::]/",
  "http://169.254.169.254/latest/meta-data/",
  "http://2852039166/",
  "http://0xA9FEA9FE/",
  "http://0251.0376.0251.0376/",
  "http://169.254.43518/",
  "http://[fd00:ec2::254]/",
  "http://[::ffff:a9fe:a9fe]/",
  "http://metadata.google.internal/",
  "http://169.254.170.2/v2/credentials",
  "http://100.100.100.200/",
  "http://192.0.0.192/",
  "http://168.63.129.16/",
  "http://10.0.0.1/",
  "http://172.31.255.255/",
  "http://192.168.1.1/",
  "http://100.64.0.1/",
  "http://[fe80::1]/",
  "http://[fc00::1]/",
  "http://[fec0::1]/",
  "http://[ff02::1]/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://198.18.0.1/",
  "http://[2001:db8::1]/",
  "http://[5f00::1]/",
  "http://[100:0:0:1::1]/",
  "http://user:pass@169.254.169.254/",
  "http://good.com@127.0.0.1/",
  "http:127.0.0.1",
  "http:\\\\127.0.0.1\\",
  "file:///etc/passwd",
  "gopher://127.0.0.1/",
  "ftp://example.com/",
  "data:text/html,x",
  "javascript:alert(1)",
  "http+unix://%2Fvar%2Frun/x",
  "http://127.0.0.1:0/",
  "http://example.com:65536/",
  "http://[fe80::1%25eth0]/",
  "http://256.1.1.1/",
  "http://1.2.3.4.5/",
  "http://[::1",
];

describe("createAddressGuard", () => {
  it.each(BLOCKED)("refuses %s", (url) => {
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

  it("refuses a name that resolves to a blocked address when it connects", async () => {
    const resolve = (guard: typeof strict) =>
      new Promise((done) => guard.lookup("localhost", {}, (error) => done(error?.message ?? "ok")));
    expect(await resolve(strict)).toBe("blocked address");
    expect(await resolve(local)).toBe("ok");
  });
});
