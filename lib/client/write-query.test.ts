import { describe, expect, it } from "vitest";
import { writeQuery } from "./write-query.ts";

describe("writeQuery", () => {
  it("writes values, lists and operators and leaves out what is undefined", () => {
    const query = { limit: 5, id: ["a", "b"], created_at: { gte: "2026-11-23" }, next: undefined };
    expect(decodeURIComponent(writeQuery(query))).toBe(
      "?limit=5&id[0]=a&id[1]=b&created_at[gte]=2026-11-23",
    );
  });
  it("is empty for nothing", () => {
    expect(writeQuery(undefined)).toBe("");
    expect(writeQuery({ next: undefined })).toBe("");
  });
});
