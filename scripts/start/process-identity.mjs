import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";

/**
 * Returns a text that names one run of one process, or null when there is none with that number.
 * A number alone is used again, by any program: so its start, and the boot it happened in, belong to it.
 * @param {number} pid
 * @returns {Promise<string | null>}
 */
export async function identify(pid) {
  if (process.platform === "linux") return identifyByProc(pid);
  try {
    const started = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return `${pid} ${started.trim()}`;
  } catch {
    // `ps` fails when there is no such process.
    return null;
  }
}

/** @param {number} pid */
async function identifyByProc(pid) {
  const [stat, boot] = await Promise.all(
    [`/proc/${pid}/stat`, "/proc/sys/kernel/random/boot_id"].map((path) =>
      readFile(path, "utf8").catch(() => ""),
    ),
  );
  // The second field, the program's name in brackets, may hold blanks and brackets itself.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  const [state, start] = [fields[0], fields[19]];
  if (start === undefined || state === "Z" || state === "X") return null;
  return `${pid} ${start} ${boot?.trim()}`;
}
