import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logger } from "#lib/adapters/logger.ts";
import { AppError } from "#lib/errors.ts";
import { errorResponse } from "./error-response.ts";

const { level } = logger;
beforeAll(() => {
  logger.level = "silent";
});
afterAll(() => {
  logger.level = level;
});

const coded = (code: string) => Object.assign(new Error("secret detail"), { code });

async function answerTo(error: unknown) {
  const response = errorResponse(error, {});
  return { status: response.status, body: await response.json() };
}

describe("errorResponse", () => {
  it("tells the caller what is meant for them", async () => {
    expect(await answerTo(new AppError("NOT_FOUND", "x", { id: "src_1" }))).toEqual({
      status: 404,
      body: { code: "NOT_FOUND", status: 404, message: "Not Found", data: { id: "src_1" } },
    });
  });

  it.each([new Error("secret detail"), "secret detail", coded("23505")])(
    "tells nothing of an unknown error (%s)",
    async (error) => {
      expect(await answerTo(error)).toEqual({
        status: 500,
        body: { code: "INTERNAL_SERVER_ERROR", status: 500, message: "Internal Server Error" },
      });
    },
  );

  it.each(["ECONNREFUSED", "57P01", "08006", "53300", "P1001", "P2024"])(
    "asks to come back when the database is away (%s)",
    async (code) => {
      const { status, body } = await answerTo(new Error("outer", { cause: coded(code) }));
      expect([status, body.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
      expect(JSON.stringify(body)).not.toContain("secret");
    },
  );
});
