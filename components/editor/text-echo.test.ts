import { describe, expect, it } from "vitest";
import { createTextEcho } from "./text-echo.ts";

describe("a text echo", () => {
  it("knows what was typed when it comes back after more was typed", () => {
    const echo = createTextEcho();
    echo.tell("a");
    echo.tell("ab");
    expect(echo.isEcho("a")).toBe(true);
    expect(echo.latest("a")).toBe("ab");
    expect(echo.isEcho("ab")).toBe(true);
    expect(echo.latest("ab")).toBe("ab");
  });

  it("waits no longer for texts that the page skipped", () => {
    const echo = createTextEcho();
    echo.tell("a");
    echo.tell("ab");
    expect(echo.isEcho("ab")).toBe(true);
    expect(echo.isEcho("a")).toBe(false);
  });

  it("takes a text of somebody else's for new, also while others are on their way", () => {
    const echo = createTextEcho();
    expect(echo.isEcho("restored")).toBe(false);
    echo.tell("a");
    expect(echo.isEcho("restored")).toBe(false);
    expect(echo.latest("restored")).toBe("restored");
  });

  it("tells of a letter that is taken back before the page knew of it", () => {
    const echo = createTextEcho();
    echo.tell("ab");
    expect(echo.latest("a")).toBe("ab");
    echo.tell("a");
    expect(echo.isEcho("ab")).toBe(true);
    expect(echo.isEcho("a")).toBe(true);
  });
});
