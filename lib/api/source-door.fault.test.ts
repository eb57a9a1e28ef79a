import { createHash } from "node:crypto";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFaultWorld, type FaultWorld } from "#lib/testing/fault-world.ts";
import { rawRequest, sendRaw } from "#lib/testing/raw-http.ts";
import { residentMb } from "#lib/testing/resident-memory.ts";
import { TEST_TOKEN } from "#lib/testing/seed-routing.ts";

/** What a busy machine takes beyond a promise. */
const SLACK_MS = 5_000;
const MIB = 1024 * 1024;
const SOURCE = `/e/${TEST_TOKEN}`;
const JSON_TYPE = "Content-Type: application/json";

/** Looks at every part of a request, and lets everything pass that does not hold the impossible. */
const FILTER = {
  type: "filter",
  body: { $not: { a: { b: { $gt: 1e9 } }, constructor: { prototype: "x" } } },
  headers: { $not: { "x-never": "x" } },
  query: { $not: { a: { b: "never" } } },
  path: { $not: "/never" },
};

let world: FaultWorld;

beforeAll(async () => {
  world = await createFaultWorld({ connections: { plain: [], filtered: [FILTER] } });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

type Case = [name: string, request: Parameters<typeof rawRequest>[0]];

const bytes = (text: string) => Buffer.from(text, "latin1");
const json = (body: Buffer | string) => ({ target: SOURCE, headers: [JSON_TYPE], body });
const typed = (type: string, body: Buffer | string, more: string[] = []) => ({
  target: SOURCE,
  headers: [`Content-Type: ${type}`, ...more],
  body,
});
const bare = (headers: string[], target = SOURCE) => ({ target, headers, body: "x" });
const depth = (count: number) => "[".repeat(count) + "]".repeat(count);
const encoded = (encoding: string, body: Buffer) =>
  typed("application/json", body, [`Content-Encoding: ${encoding}`]);
const manyKeys = () => {
  const keys = Array.from({ length: 1_000_000 }, (_, n) => `"${n.toString(36)}":1`);
  return `{${keys.join(",")}}`;
};
const multipart = (count: number) =>
  `${'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(count)}--b--`;
const nested = (data: Buffer, times: number): Buffer =>
  times === 0 ? data : nested(gzipSync(data), times - 1);
const BILLION_LAUGHS =
  '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><l>&b;&x;</l>';

/** Taken with 200, stored and delivered byte by byte. */
const ACCEPTED: Case[] = [
  ["B1 empty body that says JSON", json("")],
  ["B2 NUL escaped in JSON", json('{"a":"x\\u0000y"}')],
  ["B4 NUL escaped in a key", json('{"a\\u0000b":1}')],
  ["B5 NUL in the query", { ...json("{}"), target: `${SOURCE}?a=%00` }],
  ["B7 lone surrogate", json('"\\ud800"')],
  ["B8 reversed pair", json('"\\udc00\\ud800"')],
  ["B9 invalid UTF-8 inside JSON", json(bytes('{"a":"\xff\xfe\x80"}'))],
  ["B10 overlong UTF-8 inside JSON", json(bytes('{"a":"\xc0\x80"}'))],
  ["B11 byte order mark", json(bytes('\xef\xbb\xbf{"a":1}'))],
  ["B15 duplicate keys", json('{"a":1,"a":2}')],
  ["B16 big integer", json('{"id":12345678901234567890}')],
  ["B17 1e400", json("[1e400,1e200000,-0]")],
  ["B18 number of a million digits", json("7".repeat(1_000_000))],
  ["B19 201 deep", json(depth(201))],
  ["B19 10,000 deep", json(depth(10_000))],
  ["B19 a million deep", json(depth(1_000_000))],
  ["B20 a million keys", json(manyKeys())],
  ["B21 exactly 10 MiB in one string", json(`"${"x".repeat(10 * MIB - 2)}"`)],
  ["B27 __proto__", json('{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1}}}')],
  ["B28 constructor.prototype", json('{"constructor":{"prototype":{"polluted":1}}}')],
  [
    "B29 names of methods",
    json('{"toString":1,"hasOwnProperty":2,"then":3,"toJSON":4,"length":-1}'),
  ],
  ["B30 empty and dotted keys", json('{"":1,"a.b":2,"a":{"b.c":3}}')],
  ...["1", '"x"', "[]", "null", "true"].map((body): Case => [`B31 only ${body}`, json(body)]),
  ["B32 gzip", encoded("gzip", gzipSync('{"a":1}'))],
  ["B33 gzip bomb of 50 MB", encoded("gzip", gzipSync(Buffer.alloc(50 * MIB)))],
  ["B34 gzip in gzip, ten times", encoded("gzip", nested(bytes('{"a":1}'), 10))],
  ["B34 gzip twice", encoded("gzip, gzip", nested(bytes("{}"), 2))],
  ...["br", "zstd", "foo"].map((name): Case => [`B35 ${name}`, encoded(name, bytes("\x1b\x02"))]),
  ["B36 broken gzip", encoded("gzip", bytes("\x1f\x8b\x08broken"))],
  ["B37 10,000 parts", typed("multipart/form-data; boundary=b", multipart(10_000))],
  ["B37 no boundary", typed("multipart/form-data", multipart(1))],
  ["B37 long boundary", typed(`multipart/form-data; boundary=${"b".repeat(10_000)}`, "--b--")],
  [
    "B38 odd form",
    typed("application/x-www-form-urlencoded", "a=1&a=2&__proto__[x]=1&b=%zz&=&&[]=1"),
  ],
  ["B39 billion laughs", typed("application/xml", BILLION_LAUGHS)],
  ["B40 every byte", typed("image/png", Buffer.from(Array.from({ length: 256 }, (_, n) => n)))],
  ["B41 no Content-Type", bare([])],
  ["B41 a Content-Type that is none", typed("json", "{")],
  ["B41 10 KB of Content-Type", typed(`text/plain; a=${"x".repeat(10_000)}`, "x")],
  ["B41 unknown charset", typed("application/json; charset=utf-7", "{}")],
  ["B42 two Content-Types", typed("text/plain", "{", [JSON_TYPE])],
  ["B43 a header twice", bare(["X-Twice: 1", "X-Twice: 2"])],
  ["B46 headers __proto__ and constructor", bare(["__proto__: x", "constructor: y"])],
  ["B47 latin1 in a header", bare(["X-Name: caf\xe9"])],
  ["B50 Expect: 100-continue", bare(["Expect: 100-continue"])],
  ["B54 odd X-Forwarded-For", bare([`X-Forwarded-For: '; drop, ::1, ${"1.2.3.4,".repeat(1_200)}`])],
  ["B55 X-Forwarded-Host", bare(["X-Forwarded-Host: evil.example"])],
  ["B56 x-middleware-subrequest", bare([`x-middleware-subrequest: ${"middleware:".repeat(9)}`])],
  ["B57 headers of the framework", bare(["Next-Action: x", "RSC: 1", "Next-Router-State-Tree: x"])],
  ["B57 a body of the framework", typed("text/x-component", "0:[]")],
  ...["PUT", "PATCH", "DELETE"].map((method): Case => [`B58 ${method}`, { ...json("{}"), method }]),
  ["B59 dots in the path", { ...json("{}"), target: `${SOURCE}/a/b%2f..%2f..%5c/../../..` }],
  ["B60 %ff in the path", { ...json("{}"), target: `${SOURCE}/%ff/%` }],
  ["B61 12 KB of query", { ...json("{}"), target: `${SOURCE}?a=${"x".repeat(12_000)}` }],
  ["B61 5,000 parameters", { ...json("{}"), target: `${SOURCE}?${"a&".repeat(5_000)}` }],
  [
    "B61 odd parameters",
    { ...json("{}"), target: `${SOURCE}?a[b][c]=&__proto__=1&__proto__[x]=1` },
  ],
];

/** Stored as rejected, with the cause; what the sender is told. */
const REJECTED: [...Case, status: number, cause: string][] = [
  ["B3 raw NUL inside JSON", json('{"a":"x\0y"}'), 400, "UNPARSABLE_JSON"],
  ["B12 UTF-16", json(Buffer.from('{"a":1}', "utf16le")), 400, "UNPARSABLE_JSON"],
  ["B13 truncated", json('{"a":'), 400, "UNPARSABLE_JSON"],
  ...["NaN", "Infinity", "undefined", "{'a':1}", "{/**/}", "[1,]"].map(
    (body): [...Case, number, string] => [`B14 ${body}`, json(body), 400, "UNPARSABLE_JSON"],
  ),
  ...["GET", "HEAD", "PROPFIND", "QUERY"].map((method): [...Case, number, string] => [
    `B58 ${method}`,
    { method, target: SOURCE },
    405,
    "UNSUPPORTED_HTTP_METHOD",
  ]),
];

const chunked = (data: string) => ({
  target: SOURCE,
  headers: ["Transfer-Encoding: chunked"],
  body: data,
});
const lengths = (...headers: string[]) => ({ target: SOURCE, headers, body: "abc" });
const at = (target: string) => ({ ...json("{}"), target });
const CHUNK = `100000\r\n${"x".repeat(MIB)}\r\n`;

/** Refused before anything is stored. */
const REFUSED: [...Case, statuses: (number | null)[]][] = [
  ["B6 NUL in the token", at("/e/src%00x"), [404]],
  ["B22 10 MiB and a byte, announced", lengths(`Content-Length: ${10 * MIB + 1}`), [413]],
  ["B23 10 MiB and a byte, in chunks", chunked(`${CHUNK.repeat(10)}1\r\nx\r\n0\r\n\r\n`), [413]],
  [
    "B37 1 MB of boundary",
    bare([`Content-Type: multipart/form-data; boundary=${"b".repeat(MIB)}`]),
    [431],
  ],
  ["B44 17 KB of header", bare([`X-Long: ${"x".repeat(17 * 1024)}`]), [431]],
  ["B45 1,500 headers", bare(Array.from({ length: 1_500 }, () => "a: b")), [431]],
  ["B48 NUL in a header", bare(["X-Odd: a\0b"]), [400]],
  ["B48 control byte in a header", bare(["X-Odd: a\x01b"]), [400]],
  ["B48 CR in a header", bare(["X-Odd: a\rb"]), [400]],
  ["B50 Expect: x", bare(["Expect: x"]), [417]],
  ["B52 length and chunks", lengths("Content-Length: 3", "Transfer-Encoding: chunked"), [400]],
  ["B52 two lengths", lengths("Content-Length: 3", "Content-Length: 4"), [400]],
  ["B52 unknown transfer encoding", lengths("Transfer-Encoding: xchunked"), [400]],
  ["B52 chunk size that is none", chunked("ZZ\r\nabc\r\n0\r\n\r\n"), [400]],
  ["B52 negative length", lengths("Content-Length: -3"), [400]],
  ["B58 a method that is none", { ...json("{}"), method: "FOO" }, [400]],
  ["B59 doubled slashes", at(`//e//${TEST_TOKEN}`), [404]],
  ["B60 %ff as the token", at("/e/%ff"), [404]],
  ["B60 % as the token", at("/e/%"), [404]],
  ["B61 17 KB of query", at(`${SOURCE}?${"x".repeat(17 * 1024)}`), [431]],
  ["B62 unknown source", at("/e/unknownunknownunknown"), [404]],
  ["B62 10 KB of token", at(`/e/${"x".repeat(10_000)}`), [404]],
  ["B62 dots", at("/e/../admin"), [404]],
  ["B62 id of another kind", at("/e/des_plain"), [404]],
];

const send = (request: Case[1]) =>
  sendRaw(world.product.port, [rawRequest(request)], { hasBody: request.method !== "HEAD" });
const sha256 = (data: Buffer) => createHash("sha256").update(data).digest("hex");
const bodyOf = (request: Case[1]) => Buffer.from(request.body ?? "");
const countRequests = () => world.product.count("SELECT count(*) FROM request");

async function stored(requestId: string) {
  const { rows } = await world.product.pool.query(
    `SELECT r.id, coalesce(p.body, ''::bytea) AS body, p.headers, p.path, p.query, r.rejection_cause,
       r.events_count + r.ignored_count AS outcomes, r.original_ip
     FROM request r JOIN payload p ON p.id = r.payload_id WHERE r.id = $1`,
    [requestId],
  );
  return rows[0];
}

/** Sends what must be accepted, and returns its row and its call at the destination. */
async function sendAccepted(request: Case[1]) {
  const answer = await send(request);
  expect(answer.status).toBe(200);
  const requestId = String(JSON.parse(answer.body).request_id);
  const isThis = (hit: { requestId: string; url: string }) =>
    hit.requestId === requestId && hit.url.startsWith("/plain");
  await world.receiver.waitFor((hits) => hits.some(isThis));
  const [hit] = world.receiver.hits.filter(isThis);
  if (!hit) throw new Error("no call");
  return { answer, row: await stored(requestId), hit };
}

function headersOf(rawHeaders: string[]): Map<string, string> {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ""] as const] : [],
  );
  return new Map(pairs);
}

describe("a source URL", () => {
  it.each(ACCEPTED)("takes, stores and delivers unchanged: %s", async (_name, request) => {
    const { row, hit } = await sendAccepted(request);
    const sent = sha256(bodyOf(request));
    expect(row.rejection_cause).toBeNull();
    expect(sha256(row.body)).toBe(sent);
    expect(sha256(hit.body)).toBe(sent);
    expect(hit.method).toBe(request.method ?? "POST");
    // Both connections came to a result: no rule threw.
    expect(row.outcomes).toBe(2);
  });

  it.each(REJECTED)("stores as rejected: %s", async (_name, request, status, cause) => {
    const before = await countRequests();
    const answer = await send(request);
    expect(answer.status).toBe(status);
    const { rows } = await world.product.pool.query<{ id: string }>(
      "SELECT id FROM request ORDER BY ingested_at DESC LIMIT 1",
    );
    const row = await stored(rows[0]?.id ?? "");
    expect(await countRequests()).toBe(before + 1);
    expect(row).toMatchObject({ rejection_cause: cause, outcomes: 0 });
    expect(sha256(row.body)).toBe(sha256(bodyOf(request)));
    if (status === 405) expect(answer.headers.get("allow")).toBe("POST, PUT, PATCH, DELETE");
    else expect(JSON.parse(answer.body)).toMatchObject({ rejection_cause: cause });
  });

  it.each(REFUSED)("stores nothing of: %s", async (_name, request, statuses) => {
    const before = await countRequests();
    expect(statuses).toContain((await send(request)).status);
    expect(await countRequests()).toBe(before);
  });

  it("B19 holds back what is too deep for a filter, and goes on", async () => {
    const { row } = await sendAccepted(json(depth(10_000)));
    const { rows } = await world.product.pool.query(
      "SELECT cause FROM ignored_event WHERE request_id = $1",
      [row.id],
    );
    expect(rows).toEqual([{ cause: "FILTERED" }]);
  });

  it("B22 refuses an announced body without waiting for it", async () => {
    const head = rawRequest(lengths(`Content-Length: ${10 * MIB + 1}`)).subarray(0, -3);
    const answer = await sendRaw(world.product.port, [head], { lingerMs: 200 });
    expect(answer).toMatchObject({ status: 413, isClosed: true });
  });

  it("B33 does not unpack a bomb", async () => {
    const pids = [world.product.web, ...world.product.workers.slice(0, 1)].map((each) =>
      each.pid(),
    );
    const memory = async () => Promise.all(pids.map(residentMb));
    const body = gzipSync(Buffer.alloc(500 * MIB));
    await sendAccepted(encoded("gzip", body));
    const before = await memory();
    await sendAccepted(encoded("gzip", body));
    const grown = (await memory()).map((mb, index) => (mb ?? 0) - (before[index] ?? 0));
    expect(Math.max(...grown)).toBeLessThan(32);
  });

  it("B42 B43 B46 B47 keeps odd headers and sends them on", async () => {
    const headers = [
      "Content-Type: text/plain",
      JSON_TYPE,
      "X-Twice: 1",
      "X-Twice: 2",
      "constructor: y",
      "X-Name: caf\xe9",
      "Expect: 100-continue",
    ];
    const { row, hit } = await sendAccepted({ target: SOURCE, headers, body: "{" });
    const expected = {
      "content-type": "text/plain",
      "x-twice": "1, 2",
      constructor: "y",
      "x-name": "caf\xe9",
    };
    expect(row.headers).toMatchObject(expected);
    const sentOn = headersOf(hit.rawHeaders);
    for (const [name, value] of Object.entries(expected)) expect(sentOn.get(name)).toBe(value);
    expect(sentOn.has("expect")).toBe(false);
  });

  it("B49 goes by the path and never by Host", async () => {
    const none = "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    expect((await sendRaw(world.product.port, [none])).status).toBe(400);
    const { answer } = await sendAccepted(
      bare(["Host: evil.example", "X-Forwarded-Host: evil.example"]),
    );
    expect(answer.body).not.toContain("evil.example");
  });

  it("B53 never runs what was smuggled in behind an odd request", async () => {
    const before = await countRequests();
    const second = rawRequest(json('{"smuggled":1}'));
    for (const [, first] of REFUSED.filter(([name]) => name.startsWith("B52"))) {
      const parts = [rawRequest(first), second];
      const answer = await sendRaw(world.product.port, parts, { lingerMs: 100 });
      expect(answer).toMatchObject({ status: 400, rest: "", isClosed: true });
    }
    expect(await countRequests()).toBe(before);
  });

  it("B54 takes the sender's address from the connection", async () => {
    const { row, hit } = await sendAccepted(bare(["X-Forwarded-For: 192.0.2.9"]));
    expect(row.original_ip).toBe("127.0.0.1");
    expect(headersOf(hit.rawHeaders).get("x-forwarded-for")).toBe("192.0.2.9");
  });

  it("B58 answers a preflight and stores nothing of it", async () => {
    const before = await countRequests();
    const answer = await send({ method: "OPTIONS", target: SOURCE });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await countRequests()).toBe(before);
  });

  it("B59 stores a path literally and never leaves the destination's", async () => {
    const { row, hit } = await sendAccepted(at(`${SOURCE}/a/b%2f..%2f..%5c/../../..`));
    expect(row.path).toBe("/a/b%2f..%2f..%5c/../../..");
    expect(hit.url).toMatch(/^\/plain/);
    expect(hit.url).not.toContain("..%2f../");
  });

  it("B62 tells unknown sources apart by nothing, and deleted or disabled ones as documented", async () => {
    const { pool } = world.product;
    const unknown = REFUSED.filter(([name]) => name.startsWith("B62") && !name.includes("dots"));
    const answers = await Promise.all(unknown.map(([, request]) => send(request)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    await pool.query(
      `INSERT INTO source (id, project_id, name, disabled_at, deleted_at)
       VALUES ('src_disableddisabled', 'tm_1', 'disabled', now(), NULL),
         ('src_deleteddeletedde', 'tm_1', 'deleted', NULL, now())`,
    );
    expect((await send(at("/e/disableddisabled"))).status).toBe(200);
    expect((await send(at("/e/deleteddeletedde"))).status).toBe(410);
    const { rows } = await pool.query(
      "SELECT rejection_cause FROM request WHERE source_id = 'src_disableddisabled'",
    );
    expect(rows).toEqual([{ rejection_cause: "SOURCE_DISABLED" }]);
  });

  it("B24 B25 B26 gives up on slow and broken senders, and others do not notice", async () => {
    const before = await countRequests();
    const { port } = world.product;
    const half = rawRequest({ target: SOURCE, headers: ["Content-Length: 100"], body: "x" });
    const brokenOff = connect({ port, host: "127.0.0.1" });
    await new Promise<void>((resolve) => brokenOff.write(half, () => resolve()));
    brokenOff.destroy();
    const drip = [half, ...Array.from({ length: 8 }, () => [{ pauseMs: 5_000 }, "x"]).flat()];
    const slowBody = sendRaw(port, drip);
    const headers = ["POST / HTTP/1.1\r\n", ..."x".repeat(20)].flatMap((c) => [
      c,
      { pauseMs: 1_000 },
    ]);
    const slowHeaders = Array.from({ length: 500 }, () => sendRaw(port, headers));
    const normal = await Promise.all(Array.from({ length: 20 }, () => send(json("{}"))));
    expect(normal.map(({ status }) => status)).toEqual(normal.map(() => 200));
    const ended = await Promise.all(slowHeaders);
    expect(ended.every(({ isClosed }) => isClosed)).toBe(true);
    expect(Math.max(...ended.map(({ tookMs }) => tookMs))).toBeLessThan(10_000 + SLACK_MS);
    expect(await slowBody).toMatchObject({ status: 408 });
    expect((await slowBody).tookMs).toBeLessThan(30_000 + SLACK_MS);
    expect(await countRequests()).toBe(before + normal.length);
  });

  it("touches no prototype and ends no process by any of these", () => {
    const processes = [world.product.web, ...world.product.workers.slice(0, 1)];
    expect(processes.map((each) => each.isRunning())).toEqual([true, true]);
  });
});
