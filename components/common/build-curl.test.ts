import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { buildCurl } from "./build-curl.ts";

const parts = {
  method: "POST",
  url: "http://localhost:3000/e/abc?x=1",
  headers: { "content-type": "application/json", host: "x", authorization: "Bearer s3cret" },
  body: { body: '{"name":"O\'Brien"}' },
  hasSecrets: false,
};

describe("buildCurl", () => {
  it("leaves out what curl computes and hides what looks like a secret", () => {
    expect(buildCurl(parts)).toBe(
      [
        "curl -X POST 'http://localhost:3000/e/abc?x=1' \\",
        "  -H 'content-type: application/json' \\",
        "  -H 'authorization: REDACTED' \\",
        `  --data-raw '{"name":"O'\\''Brien"}'`,
      ].join("\n"),
    );
  });

  it.each(["cookie", "x-hub-signature-256", "X-Api-Key", "stripe-signature", "x-gitlab-token"])(
    "hides %s",
    (name) => {
      expect(buildCurl({ ...parts, headers: { [name]: "s3cret" } })).not.toContain("s3cret");
    },
  );

  it("shows secrets when asked to", () => {
    expect(buildCurl({ ...parts, hasSecrets: true })).toContain("Bearer s3cret");
  });

  it("decodes a body of bytes before it is sent", () => {
    const body = { body: "AP8=", encoding: "base64" as const };
    const command = buildCurl({ ...parts, headers: {}, body });
    expect(command).toContain("--data-binary @-");
    const bytes = execFileSync("/bin/sh", ["-c", command.split(" | curl")[0] ?? ""]);
    expect([...bytes]).toEqual([0, 255]);
  });

  it("survives a shell with every argument as it was", () => {
    const body = "$(id) `id` \"' \\ \n!";
    const command = buildCurl({ ...parts, body: { body } }).replace(/^curl/, "printf '%s\\0'");
    const args = execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" }).split("\0");
    expect(args.at(-2)).toBe(body);
  });
});
