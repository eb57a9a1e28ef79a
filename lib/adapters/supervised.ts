/**
 * Runs `stop` when the supervisor that started this process is gone, so that no orphan keeps a port or
 * the database. Without a supervisor nothing happens.
 */
export function exitOnDisconnect(stop: () => Promise<void> | void): void {
  if (!process.connected) return;
  process.on("disconnect", () => void stop());
}
