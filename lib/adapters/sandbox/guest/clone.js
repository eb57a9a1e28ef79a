/** structuredClone of what a transformation meets: plain data, dates, maps, sets, errors, bytes, cycles. */
() => {
  /** @param {any} value @param {Map<object, object>} seen @returns {any} */
  const clone = (value, seen) => {
    if (typeof value === "function" || typeof value === "symbol") {
      throw new TypeError(`A ${typeof value} cannot be cloned`);
    }
    if (typeof value !== "object" || value === null) return value;
    const known = seen.get(value);
    if (known) return known;
    /** @template {object} T @param {T} copy @returns {T} */
    const remember = (copy) => {
      seen.set(value, copy);
      return copy;
    };
    if (value instanceof Date) return remember(new Date(value.getTime()));
    if (value instanceof RegExp) return remember(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return remember(value.slice(0));
    if (ArrayBuffer.isView(value)) {
      const view = /** @type {any} */ (value);
      const buffer = clone(view.buffer, seen);
      const length = view instanceof DataView ? view.byteLength : view.length;
      return remember(new view.constructor(buffer, view.byteOffset, length));
    }
    if (value instanceof Map) {
      const copy = remember(new Map());
      for (const [key, each] of value) copy.set(clone(key, seen), clone(each, seen));
      return copy;
    }
    if (value instanceof Set) {
      const copy = remember(new Set());
      for (const each of value) copy.add(clone(each, seen));
      return copy;
    }
    const isError = value instanceof Error;
    const copy = remember(
      isError ? new Error(value.message) : Array.isArray(value) ? new Array(value.length) : {},
    );
    if (isError) Object.assign(copy, { name: value.name });
    for (const key of Object.keys(value)) {
      Object.defineProperty(copy, key, {
        value: clone(value[key], seen),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return copy;
  };
  return { structuredClone: (/** @type {unknown} */ value) => clone(value, new Map()) };
};
