import { readFileSync } from "node:fs";

/** Linux counts in ticks of a hundredth of a second, whatever the kernel's own rate. */
const TICK_MS = 10;

/** Returns the CPU time in ms that a process has used so far; null where the system does not tell. */
export function cpuTimeMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name of the program in parentheses, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
