import type { Path } from "./redaction-paths.ts";

/** Makes the token that stands for a value. */
export type Redact = (value: string) => string;

const SPACE = /[\s]/;

/** Says what is left of the paths below a key, and whether one of them ends there. */
function below(paths: readonly Path[], key: string): { inner: Path[]; isHit: boolean } {
  const inner: Path[] = [];
  let isHit = false;
  for (const [first, ...rest] of paths) {
    if (first !== key && first !== "*") continue;
    if (rest.length === 0) isHit = true;
    else inner.push(rest);
  }
  return { inner, isHit };
}

/**
 * Walks JSON that was parsed before, so that it is known to be valid, and puts a token in the place of every
 * value that a path leads to. All else stays byte for byte: numbers beyond what a program can hold, the order
 * and doubling of keys, white space. What is null stays null. Of a text the token is that of its meaning, of
 * all else that of how it is written.
 */
export function redactJson(text: string, paths: readonly Path[], redact: Redact): string {
  let at = 0;
  let kept = 0;
  const parts: string[] = [];

  function skipSpace() {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
  }
  function readString(): string {
    const start = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(start, at));
  }
  function skipValue() {
    skipSpace();
    let depth = 0;
    do {
      const char = text[at];
      if (char === '"') readString();
      else {
        if (char === "{" || char === "[") depth += 1;
        if (char === "}" || char === "]") depth -= 1;
        at += 1;
        if (depth === 0 && char !== "}" && char !== "]" && char !== "{" && char !== "[") {
          while (at < text.length && /[^\s,\]}]/.test(text.charAt(at))) at += 1;
        }
      }
    } while (depth > 0);
  }
  function redactValue() {
    skipSpace();
    const start = at;
    skipValue();
    const written = text.slice(start, at);
    if (written === "null") return;
    const value = written.startsWith('"') ? String(JSON.parse(written)) : written;
    parts.push(text.slice(kept, start), JSON.stringify(redact(value)));
    kept = at;
  }
  function walkMember(key: string, inner: readonly Path[]) {
    const next = below(inner, key);
    if (next.isHit) redactValue();
    else if (next.inner.length > 0) walk(next.inner);
    else skipValue();
  }
  /** Goes as deep as the paths do, however deep the value is. */
  function walk(inner: readonly Path[]) {
    skipSpace();
    const open = text[at];
    if (open !== "{" && open !== "[") return skipValue();
    at += 1;
    for (let index = 0; ; index += 1) {
      skipSpace();
      if (text[at] === "}" || text[at] === "]") break;
      if (text[at] === ",") {
        at += 1;
        skipSpace();
      }
      let key = String(index);
      if (open === "{") {
        key = readString();
        skipSpace();
        at += 1;
      }
      walkMember(key, inner);
    }
    at += 1;
  }

  walk(paths);
  return parts.join("") + text.slice(kept);
}
