import { logger } from "./logger.ts";

/** Runs `work` every `intervalMs`, never twice at once; a failure is logged and the next turn tries again. */
export function every(intervalMs: number, name: string, work: () => Promise<unknown>): () => void {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await work();
    } catch (error) {
      logger.warn({ err: error, work: name }, "periodic work failed");
    }
    isRunning = false;
  }, intervalMs);
  return () => clearInterval(timer);
}
