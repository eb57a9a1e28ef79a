import { describe, expect, it } from "vitest";
import { createSecretBox, SecretBoxError } from "./secret-box.ts";

const KEY = "a".repeat(64);
const OTHER_KEY = "b".repeat(64);
const PLACE = { projectId: "tm_1", resource: "src_1", field: "auth" };

describe("createSecretBox", () => {
  it.each(["", "whsec_1", "ключ 🔑", "\u0000", "x".repeat(100_000)])(
    "opens what it sealed",
    (text) => {
      const box = createSecretBox(KEY);
      expect(box.open(box.seal(text, PLACE), PLACE)).toBe(text);
    },
  );

  it("never seals the same text to the same bytes", () => {
    const box = createSecretBox(KEY);
    const sealed = Array.from({ length: 100 }, () => box.seal("same", PLACE).toString("hex"));
    expect(new Set(sealed).size).toBe(100);
    expect(new Set(sealed.map((hex) => hex.slice(8, 32))).size).toBe(100);
  });

  it("does not carry the text in the envelope", () => {
    expect(createSecretBox(KEY).seal("canary-secret", PLACE).includes("canary")).toBe(false);
  });

  it("refuses an envelope of which any one bit was changed", () => {
    const box = createSecretBox(KEY);
    const envelope = box.seal("secret", PLACE);
    for (let index = 0; index < envelope.length; index += 1) {
      const changed = Buffer.from(envelope);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => box.open(changed, PLACE), `byte ${index}`).toThrow(SecretBoxError);
    }
  });

  it("refuses an envelope that was cut or extended", () => {
    const box = createSecretBox(KEY);
    const envelope = box.seal("secret", PLACE);
    for (let length = 0; length < envelope.length; length += 1) {
      expect(() => box.open(envelope.subarray(0, length), PLACE)).toThrow(SecretBoxError);
    }
    expect(() => box.open(Buffer.concat([envelope, Buffer.of(0)]), PLACE)).toThrow(SecretBoxError);
  });

  it.each([
    { ...PLACE, projectId: "tm_2" },
    { ...PLACE, resource: "src_2" },
    { ...PLACE, field: "env" },
  ])("refuses an envelope that was moved to $projectId $resource $field", (place) => {
    const box = createSecretBox(KEY);
    expect(() => box.open(box.seal("secret", PLACE), place)).toThrow(SecretBoxError);
  });

  it("opens what a previous key sealed, and seals with the current one", () => {
    const old = createSecretBox(OTHER_KEY).seal("secret", PLACE);
    const box = createSecretBox(KEY, [OTHER_KEY]);
    expect(box.open(old, PLACE)).toBe("secret");
    expect(createSecretBox(KEY).open(box.seal("new", PLACE), PLACE)).toBe("new");
  });

  it("refuses what a key sealed that is not configured", () => {
    const sealed = createSecretBox(OTHER_KEY).seal("secret", PLACE);
    expect(() => createSecretBox(KEY).open(sealed, PLACE)).toThrow(SecretBoxError);
  });
});
