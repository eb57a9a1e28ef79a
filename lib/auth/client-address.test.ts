import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address.ts";

describe("clientAddress", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7, 10.0.0.2, 127.0.0.1", "203.0.113.7"],
    ["1.1.1.1, 203.0.113.7, 127.0.0.1", "203.0.113.7"],
    ["1.1.1.1, 203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8::1, fd00::2", "2001:db8::1"],
    ["192.168.1.5, 127.0.0.1", "192.168.1.5"],
    ["10.1.1.1, 192.168.1.5", "192.168.1.5"],
    ["::1", "::1"],
    ["garbage, 203.0.113.7", "203.0.113.7"],
    ["garbage", null],
    ["", null],
    [null, null],
    [undefined, null],
  ])("of %s is %s", (header, address) => {
    expect(clientAddress(header)).toBe(address);
  });
});
