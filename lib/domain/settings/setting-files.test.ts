import { describe, expect, it } from "vitest";
import { readSettingFiles } from "./setting-files.ts";

const read = (source: Record<string, string>, content = "secret\n") =>
  readSettingFiles(source, ["A", "B"], () => content);

describe("readSettingFiles", () => {
  it("takes the content of the file without its last line's end", () => {
    expect(read({ A_FILE: "/run/a" }).values.A).toBe("secret");
    expect(read({ A_FILE: "/run/a" }, "two\nlines\r\n").values.A).toBe("two\nlines");
  });

  it("takes an empty setting for one that is not given", () => {
    expect(read({ A: " ", A_FILE: "/run/a" })).toMatchObject({ values: { A: "secret" } });
    expect(read({ A: "a", A_FILE: "" })).toMatchObject({ values: { A: "a" }, problems: [] });
  });

  it("leaves other settings alone", () => {
    expect(read({ C_FILE: "/run/c" }).values).toEqual({ C_FILE: "/run/c" });
  });

  it("refuses a setting that is given twice", () => {
    expect(read({ B: "b", B_FILE: "/run/b" }).problems).toHaveLength(1);
  });
});
