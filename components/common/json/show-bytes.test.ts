import { describe, expect, it } from "vitest";
import { cutText } from "./cut-text.ts";
import { hexLines } from "./hex-lines.ts";
import { imageType } from "./image-type.ts";

describe("cutText", () => {
  it("shows short text whole", () => {
    expect(cutText("a\nb\n")).toEqual({ text: "a\nb\n", isCut: false });
  });
  it("cuts one long line at 256 KB", () => {
    const { text, isCut } = cutText("x".repeat(5_000_000));
    expect([text.length, isCut]).toEqual([262_144, true]);
  });
  it("cuts after five thousand lines", () => {
    const { text, isCut } = cutText("x\n".repeat(200_000));
    expect([text.split("\n").length, isCut]).toEqual([5_000, true]);
  });
});

describe("hexLines", () => {
  it("writes offset, bytes and what can be read of them", () => {
    const bytes = Uint8Array.from([...Array(16).keys(), 0x41, 0x3c, 0xff]);
    expect(hexLines(bytes)).toEqual([
      "00000000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  ................",
      `00000010  41 3c ff${" ".repeat(41)}A<.`,
    ]);
  });
  it("stops after sixteen kilobytes", () => {
    expect(hexLines(new Uint8Array(1_000_000))).toHaveLength(1_024);
  });
});

describe("imageType", () => {
  it("goes by the bytes", () => {
    expect(imageType(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]))).toBe(
      "image/png",
    );
    expect(imageType(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
    expect(imageType(Buffer.from("RIFF\x00\x00\x00\x00WEBPVP8 "))).toBe("image/webp");
  });
  it("never takes a document for a picture", () => {
    for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "", "GIF"]) {
      expect(imageType(Buffer.from(text))).toBeNull();
    }
  });
});
