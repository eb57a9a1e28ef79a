import { describe, expect, it } from "vitest";
import { AppError, errorBody } from "#lib/errors.ts";
import { readApiError } from "./api-error.ts";

describe("readApiError", () => {
  it("takes validation sentences apart into fields", () => {
    const sentences = ["name is required", "config.url must be a valid uri"];
    const error = readApiError(422, errorBody(new AppError("VALIDATION", "", sentences)));
    expect(error).toMatchObject({ status: 422, code: "UNPROCESSABLE_ENTITY" });
    expect(error.fields).toEqual({ name: "is required", "config.url": "must be a valid uri" });
  });

  it("finds the field that a business rule names", () => {
    const fault = new AppError("UNPROCESSABLE", "HTTP destination requires `config.url`.", {
      field: "config.url",
    });
    const error = readApiError(422, errorBody(fault));
    expect(error.message).toBe("HTTP destination requires `config.url`.");
    expect(error.fields).toEqual({ "config.url": "HTTP destination requires `config.url`." });
  });

  it("keeps the message of any other error", () => {
    const fault = new AppError("RESOURCE_ALREADY_EXISTS", "", { id: "src_1" });
    const error = readApiError(409, errorBody(fault));
    expect(error).toMatchObject({ code: "RESOURCE_ALREADY_EXISTS", fields: {} });
    expect(error.message).toBe("Resource already exists");
  });

  it("has words for a body that is no error of ours", () => {
    expect(readApiError(502, "<html>").message).toBe("The server answered 502.");
    expect(readApiError(500, null).code).toBe("UNKNOWN");
  });
});
