import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { buildCurl } from "./build-curl.ts";
import { buildFetch } from "./build-fetch.ts";
import { buildHttpie } from "./build-httpie.ts";
import type { HttpCall } from "./http-call.ts";

const run = promisify(execFile);
const call: HttpCall = {
  method: "POST",
  url: "http://localhost:3000/e/abc?x=1",
  headers: { "content-type": "application/json", host: "x", authorization: "Bearer s3cret" },
  body: { body: '{"name":"O\'Brien"}' },
  hasSecrets: false,
};
/** What shells, JavaScript and HTTP would take for their own. */
const ODD_BODIES = [
  "$(id) `id` \"' \\ \n!",
  '{"a":"</script>","b":"%s %d \\u0000"}',
  "-d @/etc/passwd",
  "@file",
  "'; touch /tmp/owned; '",
  "emoji 👩‍👧 ünï",
  "\u2028\u2029\t\\\\",
];
let receiver: HttpReceiver;

beforeAll(async () => {
  receiver = await createHttpReceiver();
});
afterAll(() => receiver.close());

const here = (changes: Partial<HttpCall>): HttpCall => ({
  ...call,
  url: `${receiver.url}/a'b?c=$(id)&d="`,
  hasSecrets: true,
  ...changes,
});
const lastHit = () => receiver.hits.at(-1);

describe("buildCurl", () => {
  it("leaves out what curl computes and hides what looks like a secret", () => {
    expect(buildCurl(call)).toBe(
      [
        "curl -X POST 'http://localhost:3000/e/abc?x=1' \\",
        "  -H 'content-type: application/json' \\",
        "  -H 'authorization: REDACTED' \\",
        `  --data-raw '{"name":"O'\\''Brien"}'`,
      ].join("\n"),
    );
  });

  it.each(["cookie", "x-hub-signature-256", "X-Api-Key", "stripe-signature", "x-gitlab-token"])(
    "hides %s in every form",
    (name) => {
      for (const build of [buildCurl, buildFetch, buildHttpie]) {
        expect(build({ ...call, headers: { [name]: "s3cret" } })).not.toContain("s3cret");
        expect(build({ ...call, headers: { [name]: "s3cret" }, hasSecrets: true })).toContain(
          "s3cret",
        );
      }
    },
  );

  it.each(ODD_BODIES)("sends %j through a shell as it is", async (body) => {
    const headers = { "x-odd": "it's $HOME `x` \\", "x-empty": "" };
    await run("/bin/sh", ["-c", buildCurl(here({ headers, body: { body } }))]);
    expect(lastHit()?.body.toString()).toBe(body);
    expect(lastHit()?.method).toBe("POST");
    const sent = lastHit()?.rawHeaders ?? [];
    expect(sent[sent.indexOf("x-odd") + 1]).toBe(headers["x-odd"]);
    expect(sent).toContain("x-empty");
  });

  it("sends bytes that are no text", async () => {
    const body = { body: "AP8B", encoding: "base64" as const };
    await run("/bin/sh", ["-c", buildCurl(here({ method: "PUT", body }))]);
    expect([...(lastHit()?.body ?? [])]).toEqual([0, 255, 1]);
    expect(lastHit()?.method).toBe("PUT");
  });
});

describe("buildFetch", () => {
  it.each(ODD_BODIES)("sends %j as it is when it is run", async (body) => {
    const code = buildFetch(here({ headers: { "x-odd": 'it\'s "quoted" \\' }, body: { body } }));
    await run(process.execPath, ["--input-type=module", "-e", code]);
    expect(lastHit()?.body.toString()).toBe(body);
    expect(lastHit()?.rawHeaders).toContain('it\'s "quoted" \\');
  });

  it("sends bytes that are no text", async () => {
    const body = { body: "AP8B", encoding: "base64" as const };
    await run(process.execPath, ["--input-type=module", "-e", buildFetch(here({ body }))]);
    expect([...(lastHit()?.body ?? [])]).toEqual([0, 255, 1]);
  });

  it("can stand in a page", () => {
    expect(buildFetch({ ...call, body: { body: "</script>" } })).not.toContain("</script>");
  });
});

describe("buildHttpie", () => {
  it("sends the body raw, and no body without reading its input", () => {
    expect(buildHttpie(call)).toBe(
      [
        `http --raw '{"name":"O'\\''Brien"}' POST 'http://localhost:3000/e/abc?x=1' \\`,
        "  'content-type:application/json' \\",
        "  'authorization:REDACTED'",
      ].join("\n"),
    );
    expect(buildHttpie({ ...call, body: { body: "" } })).toMatch(/^http --ignore-stdin POST /);
  });

  it.each(ODD_BODIES)("hands %j to the program as it is", async (body) => {
    const command = buildHttpie(here({ headers: { "x-a": "b c" }, body: { body } }));
    const { stdout } = await run("/bin/sh", ["-c", command.replace(/^http/, "printf '%s\\0'")]);
    const args = stdout.split("\0");
    expect(args[1]).toBe(body);
    expect(args.slice(2, 5)).toEqual(["POST", here({}).url, "x-a:b c"]);
  });

  it("pipes bytes that are no text", () => {
    const body = { body: "AP8B", encoding: "base64" as const };
    expect(buildHttpie({ ...call, body })).toMatch(/^printf %s 'AP8B' \| base64 -d \| http POST /);
  });
});
