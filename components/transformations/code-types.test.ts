import ts from "typescript";
import { describe, expect, it } from "vitest";
import { codeLibraries, STARTING_CODE } from "./code-types.ts";

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  lib: ["lib.es2023.d.ts"],
  target: ts.ScriptTarget.ESNext,
  types: [],
};

/** What the editor would mark, by its text. */
function faultsOf(code: string): string[] {
  const files = new Map([
    ["/code.js", code],
    ...codeLibraries(["TOKEN", "API-KEY"]).map(
      ({ path, content }) => [path.replace("file://", ""), content] as const,
    ),
  ]);
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const content = files.get(name);
    return content === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, content, ts.ScriptTarget.ESNext);
  };
  host.fileExists = (name) => files.has(name) || fileExists(name);
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("codeLibraries", () => {
  it("knows everything that code may use", () => {
    const code = `addHandler("transform", async (request, context) => {
      request.headers["x-signature"] = hmac("sha256", process.env.TOKEN, JSON.stringify(request.body));
      request.headers["x-removed"] = null;
      request.body.shop = new URL(request.body.link).hostname;
      request.query = new URLSearchParams({ page: "1" }).toString();
      request.path = "/" + crypto.createHash("sha1").update(atob("YQ==")).digest("hex");
      const bytes = new TextEncoder().encode(crypto.randomUUID());
      console.warn(context.connection.source.name, process.env["API-KEY"], bytes.length);
      return structuredClone(request);
    });`;
    expect(faultsOf(code)).toEqual([]);
    expect(faultsOf(STARTING_CODE)).toEqual([]);
  });

  it.each([
    ['addHandler("transfrom", (request) => request);', "transfrom"],
    ['addHandler("transform", (request) => { request.heders = {}; return request; });', "heders"],
    ["process.env.TOKN;", "TOKN"],
    ["document.title;", "document"],
    ["setTimeout(() => {}, 1);", "setTimeout"],
    ['fetch("https://example.com");', "fetch"],
    ['hash("sha3", "text");', "sha3"],
  ])("marks %s", (code, word) => {
    expect(faultsOf(code).join("\n")).toContain(word);
  });
});
