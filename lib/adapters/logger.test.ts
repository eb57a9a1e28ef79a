import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const moduleUrl = new URL("./logger.ts", import.meta.url).href;

function linesOf(statements: string, env: Record<string, string> = {}) {
  const script = `import { logger } from ${JSON.stringify(moduleUrl)}; ${statements}`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return output.trimEnd().split("\n");
}

describe("logger", () => {
  it("writes one JSON object a line, whatever the text holds", () => {
    const [line = "", ...rest] = linesOf('logger.warn({ id: "evt_1" }, "one\\ntwo\\u001b[31m")');
    expect(rest).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      level: "warn",
      id: "evt_1",
      msg: "one\ntwo\u001b[31m",
    });
  });

  it("never writes secrets, on the first three levels", () => {
    const canary = "s3cr3t-canary";
    const [line = ""] = linesOf(`logger.info({
      password: "${canary}",
      headers: { authorization: "${canary}", "set-cookie": "${canary}" },
      request: { headers: { cookie: "${canary}", "x-hub-signature-256": "${canary}" } },
    }, "sent")`);
    expect(line).toContain("[redacted]");
    expect(line).not.toContain(canary);
  });

  it("writes an error with its cause and stack", () => {
    const [line = ""] = linesOf(
      'logger.error({ err: new Error("outer", { cause: new Error("inner") }) }, "failed")',
    );
    expect(JSON.parse(line).err).toMatchObject({ message: "outer", cause: { message: "inner" } });
  });

  it("is silent below LOG_LEVEL", () => {
    expect(linesOf('logger.info("no"); logger.error("yes")', { LOG_LEVEL: "error" })).toHaveLength(
      1,
    );
  });
});
