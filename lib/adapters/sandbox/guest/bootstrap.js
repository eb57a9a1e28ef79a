/**
 * Runs first in every fresh realm: gives code its globals and hands back, to the process around it, what
 * starts a run. `host` takes and returns primitives only and is reachable from here alone. Code may break
 * whatever it reaches, for itself and for this one run.
 *
 * @param {(operation: string, a?: string, b?: string, c?: string, d?: string) => string} host
 */
(host) => {
  // biome-ignore lint/security/noGlobalEval: this is the realm's own, and reads our own sources by it.
  const evaluate = globalThis.eval;
  const { parse, stringify } = JSON;
  const { defineProperty } = Object;
  const MAX_LINE = 64 * 1024;
  const MAX_MESSAGE = 2_000;
  const LEVELS = ["debug", "info", "log", "warn", "error"];

  /** @param {string} name @param {unknown} value */
  const define = (name, value) =>
    defineProperty(globalThis, name, { value, writable: true, configurable: true });

  /** Most code needs none of these: what a name stands for is made when it is first read. */
  const LAZY = {
    encoding: ["TextEncoder", "TextDecoder", "atob", "btoa"],
    clone: ["structuredClone"],
    url: ["URL", "URLSearchParams"],
    crypto: ["hash", "hmac", "crypto"],
  };
  for (const [file, names] of Object.entries(LAZY)) {
    const install = () => {
      const made = evaluate(host("source", file))(host);
      for (const name of names) define(name, made[name]);
    };
    for (const name of names) {
      defineProperty(globalThis, name, {
        configurable: true,
        get() {
          install();
          return Reflect.get(globalThis, name);
        },
        set: (value) => define(name, value),
      });
    }
  }

  /** @param {unknown} error */
  const describeError = (error) => {
    // What an engine without memory throws, when not even an error fits any more.
    if (error === null) return "Uncaught null, or out of memory";
    if (!(error instanceof Error)) return `Uncaught ${show(error)}`;
    const stack = String(error.stack ?? "")
      .split("\n")
      .filter((line) => line !== "" && !line.includes("<sandbox>"));
    return [`${error.name}: ${error.message}`, ...stack].join("\n");
  };

  /** @param {unknown} value @returns {string} */
  const show = (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "function") return `[Function: ${value.name || "anonymous"}]`;
    if (typeof value !== "object" || value === null) return String(value);
    if (value instanceof Error) return describeError(value);
    try {
      return stringify(value) ?? String(value);
    } catch (error) {
      return `[${error instanceof Error ? error.message : "cannot be shown"}]`;
    }
  };

  /** @type {Record<string, unknown>} */
  const console = {};
  for (const level of LEVELS) {
    console[level] = (/** @type {unknown[]} */ ...values) => {
      host("log", level, stringify(values.map(show).join(" ").slice(0, MAX_LINE)));
    };
  }
  console.trace = console.debug;
  define("console", console);

  /** @type {unknown} */
  let handler;
  define("addHandler", (/** @type {unknown} */ type, /** @type {unknown} */ added) => {
    if (type !== "transform") throw new TypeError('addHandler knows one type: "transform"');
    if (typeof added !== "function") throw new TypeError("addHandler needs a function");
    handler = added;
  });

  /** @param {unknown} error */
  const fail = (error) => {
    let message = "Uncaught error that cannot be shown";
    try {
      message = describeError(error);
    } catch {
      // The error is the code's own making: reading it may throw as well.
    }
    host("fail", stringify(message.slice(0, MAX_MESSAGE)));
  };

  /** @param {unknown} value @param {number} maxChars */
  const settle = (value, maxChars) => {
    const text = stringify(value);
    if (text === undefined) {
      const what = value === undefined ? "nothing" : `a ${typeof value}`;
      throw new TypeError(`The handler must return a request, and returned ${what}`);
    }
    if (text.length > maxChars) {
      throw new RangeError(`The handler returned more than ${maxChars} characters of JSON`);
    }
    host("return", text);
  };

  return {
    fail,
    /** @param {string} env */
    prepare: (env) => define("process", { env: parse(env) }),
    /** @param {string} request @param {string} context @param {number} maxChars */
    run: async (request, context, maxChars) => {
      try {
        if (typeof handler !== "function") {
          throw new TypeError('There is no handler: call addHandler("transform", handler)');
        }
        settle(await handler(parse(request), parse(context)), maxChars);
      } catch (error) {
        fail(error);
      }
    },
  };
};
