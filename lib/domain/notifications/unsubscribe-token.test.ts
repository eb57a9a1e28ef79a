import { describe, expect, it } from "vitest";
import { readUnsubscribeToken, unsubscribeToken } from "./unsubscribe-token.ts";

const KEY = "a-secret-key-of-enough-characters";
const ADA = { projectId: "tm_1", userId: "usr_1" };

describe("readUnsubscribeToken", () => {
  it("reads what was made with the same key, and nothing else", () => {
    const token = unsubscribeToken(KEY, ADA);
    expect(readUnsubscribeToken(KEY, token)).toEqual(ADA);
    expect(readUnsubscribeToken("another-key-of-enough-characters", token)).toBeNull();
    for (const wrong of [
      "",
      "a.b",
      `${token}.x`,
      token.replace("usr_1", "usr_2"),
      token.slice(0, -2),
    ]) {
      expect([wrong, readUnsubscribeToken(KEY, wrong)]).toEqual([wrong, null]);
    }
  });
});
