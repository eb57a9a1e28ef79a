import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactJson } from "./redact-json.ts";
import { redactRequest } from "./redact-request.ts";
import { compileRedaction, type RedactionPaths } from "./redaction-paths.ts";

const redact = (value: string) => `<${value.length}>`;
const steps = (...paths: string[]) => paths.map((path) => path.split("."));

describe("redactJson", () => {
  it.each([
    ['{"a":"secret","b":1}', ["a"], '{"a":"<6>","b":1}'],
    ['{ "a" : { "b" : "x", "c":2 } }', ["a.b"], '{ "a" : { "b" : "<1>", "c":2 } }'],
    ['{"items":[{"e":"x"},{"e":"yy"},3]}', ["items.*.e"], '{"items":[{"e":"<1>"},{"e":"<2>"},3]}'],
    ['{"a":[1,2]}', ["a.1"], '{"a":[1,"<1>"]}'],
    ['{"a":{"b":[1,{"c":"}"}]},"d":1}', ["a"], '{"a":"<19>","d":1}'],
    ['{"a":"1","a":"2"}', ["a"], '{"a":"<1>","a":"<1>"}'],
    ['{"\\u0061":"\\u0078\\"y"}', ["a"], '{"\\u0061":"<3>"}'],
    ['{"n":12345678901234567890.10,"a":1e5}', ["a"], '{"n":12345678901234567890.10,"a":"<3>"}'],
    ['{"a":null,"b":true}', ["a", "b"], '{"a":null,"b":"<4>"}'],
    ['[{"a":1}]', ["*.a"], '[{"a":"<1>"}]'],
    ['{"a":1}', ["a.b", "b"], '{"a":1}'],
    ['"text"', ["a"], '"text"'],
    ["{}", ["a"], "{}"],
    ["[]", ["*"], "[]"],
    [' {"a" :"x" } ', ["*"], ' {"a" :"<1>" } '],
  ])("turns %s by %j into %s", (text, paths, expected) => {
    expect(redactJson(text, steps(...paths), redact)).toBe(expected);
  });

  it("keeps whatever it is not told to replace, whatever JSON it is", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(redactJson(text, steps("no.such.path"), redact)).toBe(text);
      }),
    );
  });

  it("leaves JSON, without any value of the key, however it is nested", () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const text = JSON.stringify({ other, secret: one, list: [{ secret: one }] });
        const done = JSON.parse(redactJson(text, steps("secret", "list.*.secret"), () => "R"));
        const expected = one === null ? null : "R";
        expect(done).toEqual({
          other: JSON.parse(JSON.stringify(other)),
          secret: expected,
          list: [{ secret: expected }],
        });
      }),
    );
  });

  it("bears nesting that would exhaust a stack", () => {
    const text = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)},"b":"x"}`;
    expect(redactJson(text, steps("b"), redact)).toMatch(/"b":"<1>"\}$/);
  });
});

const request = (paths: Partial<RedactionPaths>, body: string, headers = {}, query = "") => {
  const compiled = compileRedaction(paths);
  if (!compiled) throw new Error("nothing to redact");
  const parts = { headers, query, body: Buffer.from(body) };
  const done = redactRequest(parts, { paths: compiled, redact });
  return { ...done, body: done.body.toString() };
};

describe("redactRequest", () => {
  it("replaces headers and query parameters", () => {
    const headers = { "x-email": "ada", accept: "*/*" };
    const query = "ssn=1%2B2&page=1&ssn[]=x&flag";
    expect(request({ headers: ["X-Email"], query: ["ssn"] }, "{}", headers, query)).toEqual({
      headers: { "x-email": "<3>", accept: "*/*" },
      query: "ssn=%3C3%3E&page=1&ssn[]=%3C1%3E&flag",
      body: "{}",
    });
  });

  const JSON_TYPE = { "content-type": "application/json" };
  it.each([
    ["JSON", JSON_TYPE, '{"a":"x"}', '{"a":"<1>"}'],
    ["JSON that is called text", { "content-type": "text/plain" }, '{"a":"x"}', '{"a":"<1>"}'],
    ["JSON of no type", {}, '{"a":"x"}', '{"a":"<1>"}'],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, "a=x&b=1", "a=%3C1%3E&b=1"],
    [
      "what is below",
      { "content-type": "application/x-www-form-urlencoded" },
      "a[b]=x",
      "a[b]=%3C1%3E",
    ],
    [
      "lines",
      { "content-type": "application/x-ndjson" },
      '{"a":1}\n{"b":1}\n',
      '{"a":"<1>"}\n{"b":1}\n',
    ],
    ["XML", { "content-type": "application/xml" }, "<a>x</a>", "<a>x</a>"],
    ["broken JSON, whole", JSON_TYPE, '{"a":"x', "<12>"],
    ["compressed, whole", { ...JSON_TYPE, "content-encoding": "gzip" }, "abc", "<4>"],
    ["several parts, whole", { "content-type": "multipart/form-data; boundary=x" }, "abc", "<4>"],
    ["nothing", JSON_TYPE, "", ""],
  ])("replaces in a body of %s", (_, headers, body, expected) => {
    expect(request({ body: ["a"] }, body, headers).body).toBe(expected);
  });

  it("hands over the very bytes where nothing is in them", () => {
    const compiled = compileRedaction({ body: ["a"] });
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    const parts = { headers: {}, query: "", body };
    expect(compiled && redactRequest(parts, { paths: compiled, redact }).body).toBe(body);
  });
});

describe("compileRedaction", () => {
  it.each([null, {}, { body: [], headers: [], query: [] }])("of %j is nothing to do", (paths) => {
    expect(compileRedaction(paths)).toBeNull();
  });
});
