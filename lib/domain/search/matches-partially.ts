type Shape = { [key: string]: unknown };

function isObject(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A query string carries text only, so 5 and "5" are alike. */
function isAlike(actual: unknown, wanted: unknown): boolean {
  if (typeof actual === "object" || typeof wanted === "object") return actual === wanted;
  return String(actual) === String(wanted);
}

/**
 * Tells whether a JSON value has all that is wanted of it, and maybe more: every key of an object, every
 * item of a list wherever it stands there, scalars that are written alike. What is no list is found in a
 * list that has it. Recursion goes as deep as `wanted`.
 */
export function matchesPartially(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      wanted.every((item) => actual.some((each) => matchesPartially(each, item)))
    );
  }
  if (Array.isArray(actual)) return actual.some((each) => matchesPartially(each, wanted));
  if (!isObject(wanted)) return isAlike(actual, wanted);
  return (
    isObject(actual) &&
    Object.keys(wanted).every(
      (key) => Object.hasOwn(actual, key) && matchesPartially(actual[key], wanted[key]),
    )
  );
}
