/**
 * Tells the process around what went wrong.
 *
 * @param {(operation: string, a?: string, b?: string) => string} host
 * @param {typeof JSON.stringify} stringify
 */
(host, stringify) => {
  const MAX_MESSAGE = 2_000;

  /** @param {unknown} value @returns {string} */
  const show = (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "function") return `[Function: ${value.name || "anonymous"}]`;
    if (typeof value !== "object" || value === null) return String(value);
    if (value instanceof Error) return explain(value);
    try {
      return stringify(value) ?? String(value);
    } catch (error) {
      return `[${error instanceof Error ? error.message : "cannot be shown"}]`;
    }
  };

  /** @param {unknown} error */
  const explain = (error) => {
    // What an engine without memory throws, when not even an error fits any more.
    if (error === null) return "Uncaught null, or out of memory";
    if (!(error instanceof Error)) return `Uncaught ${show(error)}`;
    // Lines of our own are those without a place in the code.
    const stack = String(error.stack ?? "")
      .split("\n")
      .filter((line) => line.includes("<VM>"));
    return [`${error.name}: ${error.message}`, ...stack].join("\n");
  };

  return {
    show,
    /** @param {unknown} error */
    fail(error) {
      let message = "Uncaught error that cannot be shown";
      try {
        message = explain(error);
      } catch {
        // The error is the code's own making: reading it may throw as well.
      }
      host("fail", stringify(message.slice(0, MAX_MESSAGE)));
    },
  };
};
