import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";

const CPU = arch() === "x64" ? "amd64" : arch();
const PROGRAM = platform() === "win32" ? "hookdeck.exe" : "hookdeck";
const BINARIES = join(import.meta.dirname, "../../node_modules/hookdeck-cli/binaries");
const BINARY = join(BINARIES, `${platform()}-${CPU}`, PROGRAM);
const TIMEOUT_MS = 30_000;

export type HookdeckCli = Awaited<ReturnType<typeof createHookdeckCli>>;

/** Prepares the real `hookdeck` command line, with a home and settings of its own, for an API at `origin`. */
export async function createHookdeckCli(origin: string) {
  const home = await mkdtemp(join(tmpdir(), "sluice-cli-"));
  const config = join(home, "config.toml");
  const settings = ["--hookdeck-config", config, "--api-base", origin];
  // No path leads to a browser.
  const ownEnv = { HOME: home, PATH: "", NODE_ENV: "test" as const };
  const envOf = (hasTelemetry: boolean) =>
    hasTelemetry ? ownEnv : { ...ownEnv, HOOKDECK_CLI_TELEMETRY_DISABLED: "1" };

  return {
    /** Path of its settings. */
    config,
    /** Runs a command; `output` is all that it writes, `json` parses the answer in it. */
    run(args: readonly string[], { hasTelemetry = false } = {}) {
      const options = { env: envOf(hasTelemetry), cwd: home, timeout: TIMEOUT_MS };
      return new Promise<{ code: unknown; output: string; json: () => unknown }>((resolve) => {
        execFile(BINARY, [...settings, ...args], options, (error, out, err) => {
          const code = error ? error.code : 0;
          // A warning that its maker's host cannot be reached stands before the answer.
          const json = () => JSON.parse(out.slice(out.search(/^[[{]/m)));
          resolve({ code, output: out + err, json });
        });
      });
    },
    /** Starts a command that is talked to. */
    start: (args: readonly string[]) =>
      spawn(BINARY, [...settings, ...args], { env: envOf(false), cwd: home, stdio: "pipe" }),
    close: () => rm(home, { recursive: true }),
  };
}
