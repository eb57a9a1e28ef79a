import { describe, expect, it } from "vitest";
import { AppError, type AppErrorCode, errorBody } from "#lib/errors.ts";

describe("AppError", () => {
  const statuses: [AppErrorCode, number][] = [
    ["BAD_REQUEST", 400],
    ["UNAUTHORIZED", 401],
    ["FORBIDDEN", 403],
    ["NOT_FOUND", 404],
    ["RESOURCE_ALREADY_EXISTS", 409],
    ["GONE", 410],
    ["PAYLOAD_TOO_LARGE", 413],
    ["VALIDATION", 422],
    ["UNPROCESSABLE", 422],
    ["RATE_LIMITED", 429],
    ["INTERNAL", 500],
    ["UNAVAILABLE", 503],
  ];
  it.each(statuses)("%s is answered with %i", (code, status) => {
    expect(new AppError(code, "x").status).toBe(status);
    expect(errorBody(new AppError(code, "x")).status).toBe(status);
  });
});

describe("errorBody", () => {
  it("lists validation sentences without a message", () => {
    const error = new AppError("VALIDATION", "invalid", ["config.auth.username is required"]);
    expect(errorBody(error)).toEqual({
      level: "info",
      handled: true,
      report: true,
      data: ["config.auth.username is required"],
      status: 422,
      code: "UNPROCESSABLE_ENTITY",
    });
  });

  it("uses the message of a validation error that has no list", () => {
    expect(errorBody(new AppError("VALIDATION", "name is required"))).toMatchObject({
      data: ["name is required"],
    });
  });

  it("tells a business refusal inside data", () => {
    const facts = { type: "HTTP", field: "config.url" };
    expect(errorBody(new AppError("UNPROCESSABLE", "requires `config.url`.", facts))).toEqual({
      code: "UNPROCESSABLE_ENTITY",
      status: 422,
      message: "Unprocessable Entity",
      data: { type: "HTTP", field: "config.url", message: "requires `config.url`." },
    });
  });

  it("names the resource that exists already", () => {
    const data = { id: "src_1", resource_type: "source" };
    expect(errorBody(new AppError("RESOURCE_ALREADY_EXISTS", "name taken", data))).toEqual({
      code: "RESOURCE_ALREADY_EXISTS",
      status: 409,
      message: "Resource already exists",
      data,
    });
  });

  it("answers missing and foreign rows alike", () => {
    expect(errorBody(new AppError("NOT_FOUND", "Connection not found", { id: "web_1" }))).toEqual({
      code: "NOT_FOUND",
      status: 404,
      message: "Not Found",
      data: { id: "web_1" },
    });
  });

  it("keeps its own words where the wire has none", () => {
    expect(errorBody(new AppError("UNAUTHORIZED", "API key is not valid"))).toEqual({
      code: "UNAUTHORIZED",
      status: 401,
      message: "API key is not valid",
    });
  });

  it.each([new Error("password=1"), "text", undefined, new AppError("INTERNAL", "secret")])(
    "never tells what an unknown error says",
    (error) => {
      expect(errorBody(error)).toEqual({
        code: "INTERNAL_SERVER_ERROR",
        status: 500,
        message: "Internal Server Error",
      });
    },
  );
});
