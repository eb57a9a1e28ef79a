/**
 * URL and URLSearchParams as browsers know them; the parsing itself is done by the process around.
 *
 * @param {(operation: string, a?: string, b?: string, c?: string, d?: string) => string} host
 */
(host) => {
  const PARTS = [
    "href",
    "protocol",
    "username",
    "password",
    "host",
    "hostname",
    "port",
    "pathname",
    "search",
    "hash",
  ];

  const pairsOf = (/** @type {unknown} */ init) => {
    if (init === undefined || init === null) return [];
    if (typeof init !== "object")
      return JSON.parse(host("query.parse", JSON.stringify(String(init))));
    const entries = Symbol.iterator in init ? [.../** @type {any} */ (init)] : Object.entries(init);
    return entries.map(([name, value]) => [String(name), String(value)]);
  };

  class URLSearchParams {
    /** @type {[string, string][]} */
    #pairs;
    /** Told about every change. @type {(query: string) => void} */
    #onChange = () => {};
    constructor(
      /** @type {unknown} */ init = undefined,
      /** @type {unknown} */ onChange = undefined,
    ) {
      this.#pairs = pairsOf(init);
      if (typeof onChange === "function") this.#onChange = /** @type {any} */ (onChange);
    }
    #set(/** @type {[string, string][]} */ pairs) {
      this.#pairs = pairs;
      this.#onChange(this.toString());
    }
    get size() {
      return this.#pairs.length;
    }
    append(/** @type {unknown} */ name, /** @type {unknown} */ value) {
      this.#set([...this.#pairs, [String(name), String(value)]]);
    }
    delete(/** @type {unknown} */ name, /** @type {unknown} */ value = undefined) {
      this.#set(
        this.#pairs.filter(
          (pair) => pair[0] !== String(name) || (value !== undefined && pair[1] !== String(value)),
        ),
      );
    }
    get(/** @type {unknown} */ name) {
      return this.#pairs.find((pair) => pair[0] === String(name))?.[1] ?? null;
    }
    getAll(/** @type {unknown} */ name) {
      return this.#pairs.filter((pair) => pair[0] === String(name)).map((pair) => pair[1]);
    }
    has(/** @type {unknown} */ name, /** @type {unknown} */ value = undefined) {
      return this.#pairs.some(
        (pair) => pair[0] === String(name) && (value === undefined || pair[1] === String(value)),
      );
    }
    set(/** @type {unknown} */ name, /** @type {unknown} */ value) {
      const first = this.#pairs.findIndex((pair) => pair[0] === String(name));
      if (first < 0) return this.append(name, value);
      this.#set(
        this.#pairs
          .filter((pair, at) => at <= first || pair[0] !== String(name))
          .map((pair, at) => (at === first ? [pair[0], String(value)] : pair)),
      );
    }
    sort() {
      this.#set(
        this.#pairs
          .map((pair, at) => ({ pair, at }))
          .sort((a, b) => (a.pair[0] < b.pair[0] ? -1 : a.pair[0] > b.pair[0] ? 1 : a.at - b.at))
          .map(({ pair }) => pair),
      );
    }
    forEach(/** @type {(value: string, name: string, params: unknown) => void} */ callback) {
      for (const [name, value] of this.#pairs) callback(value, name, this);
    }
    *entries() {
      for (const [name, value] of this.#pairs) yield [name, value];
    }
    *keys() {
      for (const [name] of this.#pairs) yield name;
    }
    *values() {
      for (const [, value] of this.#pairs) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return host("query.format", JSON.stringify(this.#pairs));
    }
  }

  /** What a URL consists of, and its parameters once asked for. */
  const states = new WeakMap();

  const assign = (
    /** @type {URL} */ url,
    /** @type {string} */ name,
    /** @type {unknown} */ value,
  ) => {
    const state = states.get(url);
    const parsed = host("url.set", state.parts.href, name, JSON.stringify(String(value)));
    if (parsed === "") throw new TypeError("Invalid URL");
    state.parts = JSON.parse(parsed);
  };

  class URL {
    constructor(/** @type {unknown} */ url, /** @type {unknown} */ base = undefined) {
      const parsed = host(
        "url.parse",
        JSON.stringify(String(url)),
        base === undefined ? "" : JSON.stringify(String(base)),
      );
      if (parsed === "") throw new TypeError("Invalid URL");
      states.set(this, { parts: JSON.parse(parsed), params: null });
    }
    static canParse(/** @type {unknown} */ url, /** @type {unknown} */ base = undefined) {
      return URL.parse(url, base) !== null;
    }
    static parse(/** @type {unknown} */ url, /** @type {unknown} */ base = undefined) {
      try {
        return new URL(url, base);
      } catch {
        return null;
      }
    }
    get origin() {
      return states.get(this).parts.origin;
    }
    get searchParams() {
      const state = states.get(this);
      state.params ??= new URLSearchParams(state.parts.search, (/** @type {string} */ query) =>
        assign(this, "search", query),
      );
      return state.params;
    }
    toString() {
      return states.get(this).parts.href;
    }
    toJSON() {
      return this.toString();
    }
  }
  for (const name of PARTS) {
    Object.defineProperty(URL.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return states.get(this).parts[name];
      },
      set(value) {
        assign(this, name, value);
        states.get(this).params = null;
      },
    });
  }
  return { URL, URLSearchParams };
};
