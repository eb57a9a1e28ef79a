/**
 * Runs first in every fresh realm: gives code its globals and hands back, to the process around it, what
 * starts a run. `host` takes and returns primitives only and is reachable from here alone. Code may break
 * whatever it reaches, for itself and for this one run. Kept short: it is read again for every run.
 *
 * @param {(operation: string, a?: string, b?: string, c?: string, d?: string) => string} host
 */
(host) => {
  // biome-ignore lint/security/noGlobalEval: this is the realm's own, and reads our own sources by it.
  const evaluate = globalThis.eval;
  const { parse, stringify } = JSON;
  const { defineProperty } = Object;
  const { get } = Reflect;

  /** @param {string} name @param {unknown} value */
  const define = (name, value) =>
    defineProperty(globalThis, name, { value, writable: true, configurable: true });

  /** @param {string} file */
  const load = (file) => evaluate(host("source", file))(host, stringify, load);

  /** Most code needs few of these: what a name stands for is made when it is first read. */
  const LAZY = {
    console: "console",
    encoding: "TextEncoder TextDecoder atob btoa",
    clone: "structuredClone",
    url: "URL URLSearchParams",
    crypto: "hash hmac crypto",
  };
  for (const file in LAZY) {
    const names = LAZY[file].split(" ");
    for (const name of names) {
      defineProperty(globalThis, name, {
        configurable: true,
        get() {
          const made = load(file);
          for (const each of names) define(each, made[each]);
          return get(globalThis, name);
        },
        set: (value) => define(name, value),
      });
    }
  }

  /** @type {unknown} */
  let handler;
  define("addHandler", (/** @type {unknown} */ type, /** @type {unknown} */ added) => {
    if (type !== "transform") throw new TypeError('addHandler knows one type: "transform"');
    if (typeof added !== "function") throw new TypeError("addHandler needs a function");
    handler = added;
  });

  /** @param {unknown} error */
  const fail = (error) => load("report").fail(error);

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
        const value = await handler(parse(request), parse(context));
        const text = stringify(value);
        if (text === undefined) {
          const what = value === undefined ? "nothing" : `a ${typeof value}`;
          throw new TypeError(`The handler must return a request, and returned ${what}`);
        }
        if (text.length > maxChars) {
          throw new RangeError(`The handler returned more than ${maxChars} characters of JSON`);
        }
        host("return", text);
      } catch (error) {
        fail(error);
      }
    },
  };
};
