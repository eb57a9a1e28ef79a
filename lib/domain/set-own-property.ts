/**
 * Sets a key that came from outside. `__proto__` becomes a plain key too instead of the prototype,
 * so nothing is lost and nothing is polluted.
 */
export function setOwnProperty<T>(target: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}
