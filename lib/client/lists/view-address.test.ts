import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameSetup, readViewSetup, viewAddress } from "./view-address.ts";

describe("viewAddress", () => {
  it("is read back as what it was written from", () => {
    const key = fc
      .stringMatching(/^[a-z]{3,8}$/)
      .filter((text) => !["cols", "view", "tab"].includes(text));
    const column = fc.stringMatching(/^[a-z.,:[\]"]{1,20}$/);
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.string({ minLength: 1 })),
        fc.array(column),
        (filters, columns) => {
          const address = viewAddress("events", "svw_1", { filters, columns });
          const params = new URLSearchParams(address.split("?")[1]);
          expect(params.get("view")).toBe("svw_1");
          expect(isSameSetup(readViewSetup(params), { filters, columns })).toBe(true);
        },
      ),
    );
  });
  it("leaves out which row is open", () => {
    const params = new URLSearchParams("status=FAILED&id=evt_1&view=svw_1&cols=status:90,id");
    expect(readViewSetup(params)).toEqual({
      filters: { status: "FAILED" },
      columns: ["status:90", "id"],
    });
  });
});
