import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildUrl } from "#lib/domain/delivery/build-url.ts";

function build(url: string | null, path = "/", query = "", isPathForwarded = true): string {
  const built = buildUrl({ url, isPathForwarded }, { path, query });
  return built.result === "built" ? built.url : built.errorCode;
}

describe("buildUrl", () => {
  it.each([
    ["https://x.com", "/", "", "https://x.com/"],
    ["https://x.com/hook", "/", "", "https://x.com/hook"],
    ["https://x.com/hook/", "/", "", "https://x.com/hook/"],
    ["https://x.com/hook", "/orders", "", "https://x.com/hook/orders"],
    ["https://x.com/hook/", "/orders/", "", "https://x.com/hook/orders/"],
    ["https://x.com", "/orders", "a=1&b[]=%zz", "https://x.com/orders?a=1&b[]=%zz"],
    ["https://x.com/h?k=v", "/orders", "a=1", "https://x.com/h/orders?k=v"],
    ["https://x.com/h?", "/", "a=1", "https://x.com/h?a=1"],
    ["http://x.com:8080/h#part", "/a", "", "http://x.com:8080/h/a"],
    ["https://bücher.example/", "/a", "", "https://xn--bcher-kva.example/a"],
    ["http://[2001:db8::1]:81/h", "/a", "", "http://[2001:db8::1]:81/h/a"],
  ])("%s + %s + %s", (url, path, query, expected) => {
    expect(build(url, path, query)).toBe(expected);
  });

  it("leaves the path out where forwarding is off", () => {
    expect(build("https://x.com/h", "/orders", "a=1", false)).toBe("https://x.com/h?a=1");
  });

  it.each([
    ["/a/b%2f..%2f..%5c", "https://x.com/h/a/b%2f..%2f..%5c"],
    ["//evil/", "https://x.com/h//evil/"],
    ["@evil/", "https://x.com/h/@evil/"],
    ["\\evil", "https://x.com/h/%5Cevil"],
    ["/\\evil", "https://x.com/h/%5Cevil"],
    ["/../admin", "https://x.com/h/admin"],
    ["/a/../../../admin", "https://x.com/h/admin"],
    ["/a/%2e%2E/%2e./b", "https://x.com/h/b"],
    ["/a/./b/..", "https://x.com/h/a/"],
    ["/..", "https://x.com/h"],
    ["/..\\..\\admin", "https://x.com/h/..%5C..%5Cadmin"],
    ["/a?b#c", "https://x.com/h/a%3Fb%23c"],
    ["/a b\r\nc\u0000é😀\ud800", "https://x.com/h/a%20b%0D%0Ac%00%C3%A9%F0%9F%98%80%EF%BF%BD"],
    ["/%ff%", "https://x.com/h/%ff%"],
    [":81/", "https://x.com/h/:81/"],
    ["", "https://x.com/h"],
  ])("keeps to the destination's host and folder: %j", (path, expected) => {
    expect(build("https://x.com/h", path)).toBe(expected);
  });

  it.each([
    [null, "MISSING_URL"],
    ["", "MISSING_URL"],
    ["nonsense", "INVALID_URL"],
    ["ftp://x.com", "INVALID_URL"],
    ["javascript:alert(1)", "INVALID_URL"],
    ["http://[::1", "INVALID_URL"],
    ["http://x.com:65536", "INVALID_URL"],
  ])("%s is %s", (url, expected) => {
    expect(build(url)).toBe(expected);
  });

  it("drops credentials of the destination's URL", () => {
    expect(build("https://user:pass@x.com/h", "/a")).toBe("https://x.com/h/a");
  });

  it("never leaves the host or the folder, whatever the path and query are", () => {
    const piece = fc.oneof(
      fc.constantFrom("/", "\\", "..", ".", "@", ":", "?", "#", "%2e", "%2f", "//", "evil.com"),
      fc.string({ unit: "binary" }),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (path, query) => {
        const url = new URL(build("https://x.com/base/", path, query));
        expect(url.origin).toBe("https://x.com");
        expect(url.pathname.startsWith("/base/")).toBe(true);
        expect(url.hash).toBe("");
      }),
    );
  });
});
