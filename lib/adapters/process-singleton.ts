/**
 * Makes a value once per process, however many bundles load the module that asks for it: Next compiles
 * its routes apart from server.ts, and both must share pools, caches and queues.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`sluice.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  holder[key] ??= make();
  return holder[key];
}
