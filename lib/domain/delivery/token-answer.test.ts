import { describe, expect, it } from "vitest";
import { readTokenAnswer } from "./token-answer.ts";

const read = (status: number, body: unknown) =>
  readTokenAnswer(status, Buffer.from(typeof body === "string" ? body : JSON.stringify(body)));

describe("readTokenAnswer", () => {
  it.each([
    [{ access_token: "t", expires_in: 120 }, 120_000],
    [{ access_token: "t", expires_in: "120" }, 120_000],
    [{ access_token: "t" }, 3_600_000],
    [{ access_token: "t", expires_in: -1 }, 3_600_000],
    [{ access_token: "t", expires_in: 1e12 }, 86_400_000],
  ])("reads %j", (body, expiresInMs) => {
    const token = { result: "token", accessToken: "t", expiresInMs, refreshToken: null };
    expect(read(200, body)).toEqual(token);
  });

  it("keeps a rotated refresh token", () => {
    const answer = read(200, { access_token: "t", refresh_token: "r2" });
    expect(answer).toMatchObject({ refreshToken: "r2" });
  });

  it.each(["", "<html>", "null", "[]", { access_token: "" }, { access_token: 1 }])(
    "takes %j for no token",
    (body) => {
      expect(read(200, body)).toMatchObject({ result: "failed" });
    },
  );

  it("tells what the server said, and nothing else of what it sent", () => {
    const body = { error: "invalid_client", error_description: "Unknown", client_secret: "s3cr3t" };
    expect(read(401, body)).toEqual({
      result: "failed",
      reason: "The authorization server answered 401 (invalid_client: Unknown).",
    });
    expect(read(500, "secret stack trace")).toEqual({
      result: "failed",
      reason: "The authorization server answered 500.",
    });
  });
});
