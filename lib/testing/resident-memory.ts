import { readFile } from "node:fs/promises";

/** Returns the memory of a process that is in RAM, in MB; null where the system does not say (not Linux). */
export async function residentMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kb === undefined ? null : Number(kb) / 1024;
}
