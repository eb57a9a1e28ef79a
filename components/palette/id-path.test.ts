import { describe, expect, it } from "vitest";
import { idPath } from "./id-path.ts";

describe("idPath", () => {
  it.each([
    ["evt_01m84894r8hrp52q61pt", "/events/evt_01m84894r8hrp52q61pt"],
    ["  req_01m84894r8hrp52q61pt\n", "/requests/req_01m84894r8hrp52q61pt"],
    ["web_01m84894r8hrp52q61pt", "/connections/web_01m84894r8hrp52q61pt"],
    ["bkm_01m84894r8hrp52q61pt", "/bookmarks?id=bkm_01m84894r8hrp52q61pt"],
  ])("opens the page of %j", (text, href) => {
    expect(idPath(text)?.href).toBe(href);
  });

  it.each([
    "evt_",
    "event",
    "evt_../../x12345",
    "constructor_aaaaaaaa",
    "usr_01m84894r8hrp52q61pt",
  ])("takes %j for a search", (text) => {
    expect(idPath(text)).toBeNull();
  });
});
