import { describe, expect, it } from "vitest";
import { buildRequest, type DeliveryInput } from "#lib/domain/delivery/build-request.ts";
import { signBody } from "#lib/domain/delivery/sign.ts";

const BODY = Uint8Array.of(0x7b, 0x7d, 0xff);

const INPUT: DeliveryInput<Uint8Array> = {
  destination: { name: "orders", url: "https://x.com/h", method: null, isPathForwarded: true },
  payload: {
    method: "POST",
    path: "/a",
    query: "b=1",
    headers: { "content-type": "application/json", "user-agent": "Shop/1" },
    body: BODY,
  },
  event: {
    id: "evt_1",
    requestId: "req_1",
    url: "https://sluice.example/events/evt_1",
    originalIp: "203.0.113.9",
    isVerified: true,
  },
  attempt: { number: 2, trigger: "AUTOMATIC", willRetryInMs: 60_000 },
  sourceName: "shopify",
  connectionName: null,
  signingSecrets: ["secret"],
  headerPrefix: "X-Hookdeck",
};

function build(change: Partial<DeliveryInput<Uint8Array>> = {}) {
  const built = buildRequest({ ...INPUT, ...change });
  if (built.result === "failed") throw new Error(built.errorCode);
  const { headers } = built.request;
  const pairs = headers.flatMap((name, i) =>
    i % 2 === 0 ? [[name, headers[i + 1] ?? ""] as const] : [],
  );
  return { ...built.request, pairs, header: (name: string) => new Map(pairs).get(name) };
}

const withHeaders = (headers: Record<string, string>) => ({
  payload: { ...INPUT.payload, headers },
});

describe("buildRequest", () => {
  it("sends the original headers, then ours in the order of the reference", () => {
    expect(build().pairs).toEqual([
      ["content-type", "application/json"],
      ["user-agent", "Shop/1"],
      ["Accept", "application/json, text/plain, */*"],
      ["Idempotency-Key", "evt_1"],
      ["X-Hookdeck-Signature", signBody(BODY, "secret")],
      ["X-Hookdeck-EventID", "evt_1"],
      ["X-Hookdeck-RequestID", "req_1"],
      ["X-Hookdeck-Original-IP", "203.0.113.9"],
      ["X-Hookdeck-Verified", "true"],
      ["X-Hookdeck-Event-URL", "https://sluice.example/events/evt_1"],
      ["X-Hookdeck-Source-Name", "shopify"],
      ["X-Hookdeck-Connection-Name", ""],
      ["X-Hookdeck-Destination-Name", "orders"],
      ["X-Hookdeck-Attempt-Count", "2"],
      ["X-Hookdeck-Attempt-Trigger", "AUTOMATIC"],
      ["X-Hookdeck-Will-Retry-After", "60"],
      ["X-Sluice-Hops", "1"],
    ]);
  });

  it("counts the sources that a request has passed, and stops it at the sixth", () => {
    const hops = (value: string) => withHeaders({ "x-sluice-hops": value });
    expect(build(hops("4")).header("X-Sluice-Hops")).toBe("5");
    expect(buildRequest({ ...INPUT, ...hops("5") })).toEqual({
      result: "failed",
      errorCode: "TOO_MANY_REDIRECTS",
    });
    for (const odd of ["-3", "x", "", "1e99", "2.5"]) {
      expect(build(hops(odd)).header("X-Sluice-Hops")).toBe("1");
    }
  });

  it("names what it appended", () => {
    const { appendedHeaders, pairs } = build();
    expect(appendedHeaders).toEqual(pairs.slice(2).map(([name]) => name));
  });

  it("signs with both secrets while one is being rolled out", () => {
    const { header, appendedHeaders } = build({ signingSecrets: ["new", "old"] });
    expect(header("X-Hookdeck-Signature")).toBe(signBody(BODY, "new"));
    expect(header("X-Hookdeck-Signature-2")).toBe(signBody(BODY, "old"));
    expect(appendedHeaders.slice(2, 5)).toEqual([
      "X-Hookdeck-Signature",
      "X-Hookdeck-Signature-2",
      "X-Hookdeck-EventID",
    ]);
  });

  it("signs nothing without a secret", () => {
    expect(build({ signingSecrets: [] }).header("X-Hookdeck-Signature")).toBeUndefined();
  });

  it("uses the prefix of the project", () => {
    const { appendedHeaders } = build({ headerPrefix: "X-Acme" });
    expect(appendedHeaders).toContain("X-Acme-EventID");
    expect(appendedHeaders.join()).not.toContain("Hookdeck");
  });

  it("says nothing of a retry on the last attempt", () => {
    const attempt = { ...INPUT.attempt, willRetryInMs: null };
    expect(build({ attempt }).header("X-Hookdeck-Will-Retry-After")).toBeUndefined();
  });

  it("keeps the sender's Accept, and adds a user agent where there is none", () => {
    const request = build(withHeaders({ accept: "text/xml" }));
    expect(request.header("accept")).toBe("text/xml");
    expect(request.appendedHeaders).not.toContain("Accept");
    expect(request.header("user-agent")).toBe("Sluice");
  });

  it("drops headers of the connection, forged ones and those that cannot be sent", () => {
    const { pairs } = build(
      withHeaders({
        host: "evil",
        connection: "close",
        expect: "100-continue",
        "content-length": "5",
        "idempotency-key": "theirs",
        "x-hookdeck-verified": "true",
        "x-hookdeck-signature-2": "forged",
        "x-line": "a\r\nb: c",
        "x-nul": "\0",
        "x-emoji": "😀",
        "bad name": "x",
        "": "x",
        "content-encoding": "gzip",
        "x-latin1": "é",
        accept: "*/*",
        "user-agent": "u",
      }),
    );
    expect(pairs.filter(([name]) => !/^(X-Hookdeck|X-Sluice|Idempotency)/.test(name))).toEqual([
      ["content-encoding", "gzip"],
      ["x-latin1", "é"],
      ["accept", "*/*"],
      ["user-agent", "u"],
    ]);
    expect(pairs.filter(([name]) => /verified|idempotency/i.test(name))).toHaveLength(2);
  });

  it("forwards headers named after parts of an object", () => {
    const headers = JSON.parse('{"__proto__":"x","constructor":"y"}');
    expect(build(withHeaders(headers)).pairs.slice(0, 2)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });

  it("sends method and body as they came", () => {
    expect(build()).toMatchObject({ method: "POST", url: "https://x.com/h/a?b=1" });
    expect(build().body).toBe(BODY);
  });

  it.each(["GET", "HEAD"])("sends no body with %s and signs none", (method) => {
    const request = build({ destination: { ...INPUT.destination, method } });
    expect(request).toMatchObject({ method, body: null });
    expect(request.header("X-Hookdeck-Signature")).toBe(signBody(new Uint8Array(), "secret"));
  });

  it("fails on a destination without a URL", () => {
    const destination = { ...INPUT.destination, url: null };
    expect(buildRequest({ ...INPUT, destination })).toEqual({
      result: "failed",
      errorCode: "MISSING_URL",
    });
  });
});
