import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { createSandbox } from "./sandbox.ts";
import type { SandboxOutcome } from "./start-child.ts";

const CLEAN = { request: true };
/** What code must never see: it stands in the environment of the process that asks. */
const SENTINEL = "sentinel-5d1f0c";
process.env.SLUICE_TEST_SENTINEL = SENTINEL;

const sandbox = createSandbox(process.cwd(), { maxWaiting: 100, maxWaitMs: 120_000 });
let largestMb = 0;
const sampling = setInterval(() => {
  for (const pid of sandbox.pids()) largestMb = Math.max(largestMb, residentMb(pid));
}, 10);
afterAll(() => {
  clearInterval(sampling);
  sandbox.close();
});

function residentMb(pid: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kb ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

let project = 0;
/** Runs code for a project of its own, again where this machine did not let it run. */
async function run(code: string): Promise<SandboxOutcome> {
  project += 1;
  const job = { key: null, code, env: "{}", request: JSON.stringify(CLEAN), context: "{}" };
  for (let left = 5; ; left -= 1) {
    const outcome = await sandbox.run(`project ${project}`, job);
    if (outcome.kind !== "unavailable" || left === 0) return outcome;
  }
}

/** A handler with this body. */
const body = (text: string) => `addHandler("transform", (request, context) => { ${text} });`;
const asyncBody = (text: string) => `addHandler("transform", async (request) => { ${text} });`;

/** What came of it: the value that was returned, the reason of a failure, or the first words of what was thrown. */
function summary(outcome: SandboxOutcome): unknown {
  if (outcome.kind === "returned") return JSON.parse(outcome.json);
  if (outcome.kind === "unavailable") return outcome.reason;
  return outcome.reason === "threw" ? outcome.message.split("\n")[0] : outcome.reason;
}

const GIVEN_UP = expect.stringMatching(/^(timeout|memory|crashed)$/);
const OVERFLOW = "InternalError: stack overflow";
const threw = (pattern: RegExp) => expect.stringMatching(pattern);
/** Makes a function by a constructor that was reached in a roundabout way, and asks it for the host. */
const byConstructor = (maker: string) =>
  asyncBody(`
    const made = (${maker})("return typeof process.exit")();
    return { found: made?.next ? (await made.next()).value : await made };`);
const NO_HOST = { found: "undefined" };

const VECTORS: [id: string, code: string, expected: unknown][] = [
  ["X1 endless loop", body("while(true);"), "timeout"],
  ["X2 endless await", asyncBody("for(;;) await null"), "timeout"],
  ["X3 promise that never settles", body("return new Promise(()=>{})"), "unresolved"],
  ["X4 endless recursion", body("const f=()=>f(); f()"), OVERFLOW],
  ["X5 arrays without end", body("const a=[]; for(;;) a.push(new Array(1e5).fill(1))"), "memory"],
  [
    "X6 strings without end",
    body("const c=[]; for(;;) c.push('x'.repeat(1<<20)+c.length)"),
    GIVEN_UP,
  ],
  ["X7 one huge array", body("new Array(2**28).fill(0)"), GIVEN_UP],
  [
    "X8 typed arrays without end",
    body("const a=[]; for(;;) a.push(new Uint8Array(16e6))"),
    "memory",
  ],
  ["X9 native loop that nothing interrupts", body("return new Array(1e9)+''"), GIVEN_UP],
  [
    "X10 doubling string",
    body("let s='x'; for(;;) s+=s"),
    threw(/^(InternalError|RangeError)|memory/),
  ],
  ["X11 backtracking", body("return /^(a+)+$/.test('a'.repeat(40)+'b')"), "timeout"],
  ["X11 backtracking of another kind", body("return /(x+x+)+y/.test('x'.repeat(60))"), "timeout"],
  [
    "X12 a number of 30 million digits",
    body("return (2n**100000000n).toString()"),
    threw(/Error|^(memory|timeout)$/),
  ],
  [
    "X13 sort without an order",
    body("return [new Array(2e6).fill(0).map((_,i)=>i).sort(()=>Math.random()-0.5).length]"),
    GIVEN_UP,
  ],
  [
    "X14 JSON of three million numbers",
    body("return JSON.stringify(new Array(3e6).fill(1234567)).length"),
    expect.anything(),
  ],
  [
    "X15 a result of 20 MB",
    body("return {body:'x'.repeat(2e7)}"),
    threw(/more than|^(memory|crashed)$/),
  ],
  [
    "X16 a result 200,000 deep",
    body("let a=[]; for(let i=0;i<200000;i++) a=[a]; return a"),
    threw(/overflow|^(crashed|timeout|memory)$/),
  ],
  [
    "X17 100,000 parentheses",
    body("return eval('('.repeat(100000)+'1'+')'.repeat(100000))"),
    threw(/overflow|^crashed$/),
  ],
  [
    "X18 half a million additions",
    body("return {n: eval('1'+'+1'.repeat(500000))}"),
    expect.anything(),
  ],
  [
    "X19 this.constructor",
    body("return {t: typeof this?.constructor?.constructor('return process.exit')()}"),
    { t: "undefined" },
  ],
  [
    "X20 constructor of an error",
    byConstructor("(()=>{try{null.x}catch(e){return e.constructor.constructor}})()"),
    NO_HOST,
  ],
  ["X20 constructor of async functions", byConstructor("(async()=>{}).constructor"), NO_HOST],
  ["X20 constructor of generators", byConstructor("(function*(){}).constructor"), NO_HOST],
  [
    "X20 constructor of async generators",
    byConstructor("(async function*(){}).constructor"),
    NO_HOST,
  ],
  ["X21 import", asyncBody("await import('node:fs')"), threw(/Error/)],
  ["X21 require", body("require('fs')"), threw(/^ReferenceError/)],
  ["X21 getBuiltinModule", body("return {t: typeof process.getBuiltinModule}"), { t: "undefined" }],
  [
    "X22 call sites",
    body(
      "Error.prepareStackTrace=(_,s)=>s; const s=new Error('x').stack; return {host: /child|engine|node:/.test(JSON.stringify(s))}",
    ),
    { host: false },
  ],
  [
    "X24 keys of prototypes",
    body(`return JSON.parse('{"__proto__":{"x":1},"constructor":{"y":2}}')`),
    JSON.parse('{"__proto__":{"x":1},"constructor":{"y":2}}'),
  ],
  ["X25 proxy with endless keys", body("return new Proxy({},{ownKeys(){for(;;);}})"), "timeout"],
  ["X26 getter that loops", body("return {get a(){for(;;);}}"), "timeout"],
  ["X26 toJSON that loops", body("return {toJSON(){for(;;);}}"), "timeout"],
  ["X27 thenable", body("return {then(resolve){resolve({ok:1})}}"), { ok: 1 }],
  ["X27 then that loops", body("return {then(){for(;;);}}"), "timeout"],
  [
    "X28 thrown proxy that loops",
    body("throw new Proxy({}, {get(){for(;;);}, getPrototypeOf(){for(;;);}})"),
    "timeout",
  ],
  ["X29 thrown null", body("throw null"), "Uncaught null, or out of memory"],
  ["X29 thrown string", body("throw 'plain'"), "Uncaught plain"],
  ["X30 cycle", body("const a={}; a.a=a; return a"), threw(/^TypeError: circular reference/)],
  ["X30 BigInt", body("return {a:1n}"), threw(/^TypeError.*BigInt/i)],
  [
    "X30 function",
    body("return ()=>1"),
    "TypeError: The handler must return a request, and returned a function",
  ],
  [
    "X30 symbol",
    body("return Symbol('x')"),
    "TypeError: The handler must return a request, and returned a symbol",
  ],
  ["X30 nothing", body(""), "TypeError: The handler must return a request, and returned nothing"],
  [
    "X31 odd numbers and a date",
    body("return [NaN, Infinity, -0, new Date(0)]"),
    [null, null, 0, "1970-01-01T00:00:00.000Z"],
  ],
  [
    "X32 NUL and half a surrogate pair",
    body("return {a:'a\\u0000b\\ud800'}"),
    { a: "a\u0000b\ud800" },
  ],
  [
    "X33 shared memory",
    body(
      "return {a: typeof Atomics, s: typeof SharedArrayBuffer === 'function' && (() => { try { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,1e9); return 'waited' } catch { return 'refused' } })()}",
    ),
    expect.not.objectContaining({ s: "waited" }),
  ],
  ["X34 WebAssembly", body("return {t: typeof WebAssembly}"), { t: "undefined" }],
  [
    "X35 finalizers",
    body(
      "if (typeof FinalizationRegistry==='function') new FinalizationRegistry(()=>{for(;;);}).register({},1); return request",
    ),
    CLEAN,
  ],
  [
    "X36 spread of an endless generator",
    body("return [...(function*(){for(;;) yield 1})()]"),
    GIVEN_UP,
  ],
  [
    "X40 constructor of the console",
    body("return {t: typeof console.log.constructor('return process.exit')()}"),
    { t: "undefined" },
  ],
  [
    "X40 call and apply with anything",
    body(
      "console.log.call(null, {}, [], Symbol('x')); console.log.apply(console, new Array(1e4).fill('y'.repeat(1e3))); return request",
    ),
    CLEAN,
  ],
  ["X41 breaking out of a function", `})();process.exit(1);//`, threw(/^SyntaxError/)],
  ["X41 end of a comment", `*/ process.exit(1) /*`, threw(/^SyntaxError/)],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the code's own.
  ["X41 template", body("return {a:`\\`${1}`}"), { a: "`1" }],
  ["X41 line separator", `var a = "\u2028"; ${body("return request")}`, CLEAN],
  ["X41 shebang", `#!/usr/bin/env node\n${body("return request")}`, CLEAN],
  ["X41 end of a script element", `var a = "</script>"; ${body("return request")}`, CLEAN],
  [
    "X42 clocks",
    body(
      "const t=Date.now(); let n=0; while(Date.now()-t<1) n++; return {ok: n>=0 && Math.random()<1}",
    ),
    { ok: true },
  ],
  [
    "X47 constructor by symbol",
    body("return {t: typeof Symbol.constructor('return process.exit')()}"),
    { t: "undefined" },
  ],
  [
    "X47 caller of a function",
    body(
      "function f(){ return f.caller } try { return {t: String(f()).includes('sandbox')} } catch { return {t: false} }",
    ),
    { t: false },
  ],
  [
    "X47 species",
    body(
      "class A extends Array { static get [Symbol.species]() { return function() { return globalThis } } } const made = new A(1,2).map(x=>x); return {t: typeof made.process?.exit}",
    ),
    { t: "undefined" },
  ],
  [
    "X47 proxy around a host function",
    body(
      "const p = new Proxy(console.log, {apply(t, s, a){ return t.constructor('return this')() }}); return {t: typeof p().process.exit}",
    ),
    { t: "undefined" },
  ],
  [
    "X47 another eval than ours, before ours is used",
    body(
      "let seen = 0; globalThis.eval = () => { seen += 1; return () => ({}) }; console.log('x'); new URL('http://a'); return { seen }",
    ),
    { seen: 0 },
  ],
  [
    "X47 inspect",
    body(
      "const s=Symbol.for('nodejs.util.inspect.custom'); console.log({[s](){ return process.exit }}); return request",
    ),
    CLEAN,
  ],
  [
    "X47 environment",
    body("return {env: process.env, keys: Object.keys(process)}"),
    { env: {}, keys: ["env"] },
  ],
  [
    "a reply of the engine's own making",
    body("return {toString(){throw 1}, valueOf(){throw 2}, ok:1}"),
    { ok: 1 },
  ],
  ["no handler at all", "1 + 1", threw(/There is no handler/)],
  ["handler of another type", 'addHandler("filter", () => 1)', threw(/knows one type/)],
  ["export", "export default 1", threw(/^SyntaxError/)],
  ["empty code", "", threw(/There is no handler/)],
];

describe("hostile or odd code", { timeout: 120_000 }, () => {
  it.concurrent.each(VECTORS)("is contained: %s", async (_, code, expected) => {
    const outcome = await run(code);
    expect(summary(outcome)).toEqual(expected);
    expect(JSON.stringify(outcome)).not.toContain(SENTINEL);
    expect(summary(await run(body("return request")))).toEqual(CLEAN);
  });

  it("X23, X37, X38: leaves nothing behind for the next run", async () => {
    const polluting = body(
      "globalThis.n=(globalThis.n||0)+1; Object.prototype.polluted=1; Array.prototype.map=null; JSON.stringify=null; return {n, p: ({}).polluted, s: globalThis.secret}",
    );
    for (let time = 0; time < 20; time += 1) {
      expect(summary(await run(polluting))).toEqual({ n: 1, p: 1 });
    }
  });

  it("X29: cuts messages to 2 KB and takes NUL out of them", async () => {
    const outcome = await run(body("throw new Error('a\\u0000b'.repeat(2e6))"));
    if (outcome.kind !== "failed") throw new Error("did not fail");
    expect(outcome.message).toMatch(/^Error: abab/);
    expect(outcome.message.length).toBeLessThanOrEqual(2_000);
    expect(outcome.message).not.toContain("\0");
  });

  it("X39: keeps 64 KB and 100 lines of console output, and says that there was more", async () => {
    const many = await run(body("for(let i=0;i<1000;i++) console.info(i); return request"));
    const large = await run(
      body("for(let i=0;i<50;i++) console.log('x'.repeat(2e5)); return request"),
    );
    if (many.kind === "unavailable" || large.kind === "unavailable") throw new Error("unavailable");
    expect(many.console).toHaveLength(101);
    expect(many.console[0]).toEqual({ type: "info", message: "0" });
    expect(many.console.at(-1)?.message).toBe("Further console output was dropped");
    const chars = large.console.reduce((sum, line) => sum + line.message.length, 0);
    expect(chars).toBeLessThan(66_000);
  });

  it("takes no more memory than the engine has", () => {
    expect(largestMb).toBeLessThan(process.platform === "linux" ? 160 : 1);
    expect(largestMb).toBeGreaterThan(process.platform === "linux" ? 30 : -1);
  });
});
