import { readFileSync } from "node:fs";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";
import { createGuestEngine } from "./guest-engine.ts";
import {
  type FromChild,
  type GuestProgram,
  PAGE_BYTES,
  type ToChild,
  WORN_OUT_EXIT,
} from "./protocol.ts";

/** Share of the engine's memory that a process may have touched and go on. */
const SWOLLEN = 0.75;
const SOURCES = ["bootstrap", "report", "console", "encoding", "clone", "url", "crypto"];

// The process that runs foreign code. It is started with nothing: no environment, no rights to files,
// processes or threads, a bounded memory. See start-child.ts for the flags.
process.on("disconnect", () => process.exit(0));
// A signal to the whole group is for the parent, which ends its runs in good order.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
// Dates of transformations do not depend on where the product runs.
process.env.TZ = "UTC";

/** Reads what runs inside the engine, without the comments: they would be read again for every run. */
function read(name: string): string {
  const source = readFileSync(new URL(`guest/${name}.js`, import.meta.url), "utf8");
  return source
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\n\s+/g, "\n");
}
const sources = Object.fromEntries(SOURCES.map((name) => [name, read(name)]));
const pages = Number(process.argv[2]);
// All memory from the start, since the engine's wrapper loses its way when memory grows during a call;
// the system gives pages only once they are touched.
const wasmMemory = new WebAssembly.Memory({ initial: pages, maximum: pages });
const engine = createGuestEngine(
  await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory })),
  sources,
);
engine.prepare();
/** Touched pages stay with the process: beyond this it makes room for a slim one. */
const maxBytes = process.memoryUsage.rss() + pages * PAGE_BYTES * SWOLLEN;
// What was needed to get here is given up too, where this Node can.
(process.permission as { drop?: (scope: string) => void }).drop?.("fs.read");

const programs = new Map<string, GuestProgram>();

/** Resolves when the message is on its way: what follows may end this process. */
const tell = (message: FromChild) =>
  new Promise<void>((resolve) => process.send?.(message, () => resolve()));

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function run({ key, program = programs.get(key), request, context, forget }: ToChild) {
  for (const each of forget) programs.delete(each);
  if (!program) throw new Error("a program is not known here");
  programs.set(key, program);
  const outcome = engine.run({ ...program, request, context });
  outcome.isSpent ||= process.memoryUsage.rss() > maxBytes;
  await tell({ type: "done", cpuMs: cpuMs(), outcome });
  if (outcome.isSpent) return;
  try {
    engine.prepare();
  } catch {
    process.exit(WORN_OUT_EXIT);
  }
}

process.on("message", (message: ToChild) => void run(message));
await tell({ type: "ready", cpuMs: cpuMs() });
