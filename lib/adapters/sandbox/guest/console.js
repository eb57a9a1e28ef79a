/**
 * The console: each line goes to the process around at once, so that it is not lost with the run.
 *
 * @param {(operation: string, a?: string, b?: string) => string} host
 * @param {typeof JSON.stringify} stringify
 * @param {(file: string) => { show: (value: unknown) => string }} load
 */
(host, stringify, load) => {
  const MAX_LINE = 64 * 1024;
  const LEVELS = ["debug", "info", "log", "warn", "error"];
  const { show } = load("report");
  /** @type {Record<string, unknown>} */
  const console = {};
  for (const level of LEVELS) {
    console[level] = (/** @type {unknown[]} */ ...values) => {
      host("log", level, stringify(values.map(show).join(" ").slice(0, MAX_LINE)));
    };
  }
  console.trace = console.debug;
  return { console };
};
