import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { codeLibraries, STARTING_CODE } from "./code-types.ts";

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  lib: ["lib.es2023.d.ts"],
  target: ts.ScriptTarget.ESNext,
  types: [],
};

const SOUND = [
  STARTING_CODE,
  `addHandler("transform", async (request, context) => {
    request.headers["x-signature"] = hmac("sha256", process.env.TOKEN, JSON.stringify(request.body));
    request.headers["x-removed"] = null;
    request.body.shop = new URL(request.body.link).hostname;
    request.query = new URLSearchParams({ page: "1" }).toString();
    request.path = "/" + crypto.createHash("sha1").update(atob("YQ==")).digest("hex");
    const bytes = new TextEncoder().encode(crypto.randomUUID());
    console.warn(context.connection.source.name, process.env["API-KEY"], bytes.length);
    return structuredClone(request);
  });`,
];
const FAULTY: [string, string][] = [
  ['addHandler("transfrom", (request) => request);', "transfrom"],
  ['addHandler("transform", (request) => { request.heders = {}; return request; });', "heders"],
  ["process.env.TOKN;", "TOKN"],
  ["document.title;", "document"],
  ["setTimeout(() => {}, 1);", "setTimeout"],
  ['fetch("https://example.com");', "fetch"],
  ['hash("sha3", "text");', "sha3"],
];

/** What the editor would mark in each of the codes, by its text. */
function faultsOf(codes: readonly string[]): string[][] {
  const libraries = codeLibraries(["TOKEN", "API-KEY"]).map(
    ({ path, content }) => [path.replace("file://", ""), content] as const,
  );
  const files = new Map([
    ...libraries,
    ...codes.map((code, index) => [`/code-${index}.js`, code] as const),
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
  const all = ts.getPreEmitDiagnostics(program);
  return codes.map((_, index) =>
    all
      .filter(({ file }) => file?.fileName === `/code-${index}.js`)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
  );
}

describe("codeLibraries", () => {
  let faults: string[][];
  beforeAll(() => {
    faults = faultsOf([...SOUND, ...FAULTY.map(([code]) => code)]);
  }, 60_000);

  it("knows everything that code may use", () => {
    expect(faults.slice(0, SOUND.length)).toEqual([[], []]);
  });

  it.each(FAULTY.map(([code, word], index) => ({ code, word, index })))(
    "marks $code",
    ({ word, index }) => {
      expect(faults[SOUND.length + index]?.join("\n")).toContain(word);
    },
  );
});
