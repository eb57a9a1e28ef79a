import { describe, expect, it } from "vitest";
import { placeTooltip } from "./place-tooltip.ts";

const VIEWPORT = { width: 400, height: 300 };
const POPUP = { width: 100, height: 20 };
const anchorAt = (left: number, top: number) => ({ left, top, width: 40, height: 30 });

describe("placeTooltip", () => {
  it("stands centred above its anchor", () => {
    expect(placeTooltip(anchorAt(200, 100), POPUP, VIEWPORT, "top")).toEqual({
      left: 170,
      top: 74,
    });
  });
  it("goes below where above has no room", () => {
    expect(placeTooltip(anchorAt(200, 10), POPUP, VIEWPORT, "top")).toEqual({ left: 170, top: 46 });
  });
  it("stays within the viewport at either edge", () => {
    expect(placeTooltip(anchorAt(0, 100), POPUP, VIEWPORT, "top").left).toBe(8);
    expect(placeTooltip(anchorAt(380, 100), POPUP, VIEWPORT, "top").left).toBe(292);
    expect(placeTooltip(anchorAt(200, 290), POPUP, VIEWPORT, "bottom").top).toBe(272);
  });
  it("stands beside its anchor", () => {
    expect(placeTooltip(anchorAt(20, 100), POPUP, VIEWPORT, "right")).toEqual({
      left: 66,
      top: 105,
    });
  });
});
