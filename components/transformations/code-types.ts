import type { CodeLibrary } from "#components/editor/code-editor.tsx";

/** What code finds around it, as declarations; docs/transformations.md says the same in words. */
const ENVIRONMENT = `
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

interface TransformationRequest {
  /** Names in lower case. Set one to null to remove it. */
  headers: Record<string, any>;
  /** JSON as its value, a form as an object, other text as text; null for none, and for bytes. */
  body: any;
  /** As it came, without "?". */
  query: string;
  /** Made anew from \`query\` afterwards: change \`query\` instead. */
  readonly parsed_query: Record<string, any>;
  path: string;
}

interface TransformationContext {
  /** The connection that the request goes through, without secrets. */
  connection: {
    id: string;
    name: string | null;
    full_name: string | null;
    description: string | null;
    team_id: string;
    source: { id: string; name: string; description: string | null; type: string; url: string };
    destination: { id: string; name: string; description: string | null; type: string };
    rules: { type: string }[];
    paused_at: string | null;
    disabled_at: string | null;
    created_at: string;
    updated_at: string;
  };
}

/** Says what becomes of each request. Of several handlers the last one counts. */
declare function addHandler(
  event: "transform",
  handler: (
    request: TransformationRequest,
    context: TransformationContext,
  ) => Partial<TransformationRequest> | Promise<Partial<TransformationRequest>>,
): void;

type HashAlgorithm = "md5" | "sha1" | "sha256" | "sha384" | "sha512";
type HashEncoding = "hex" | "base64" | "base64url";
type Hashed = string | Uint8Array;

declare function hash(algorithm: HashAlgorithm, data: Hashed, encoding?: HashEncoding): string;
declare function hmac(
  algorithm: HashAlgorithm,
  key: Hashed,
  data: Hashed,
  encoding?: HashEncoding,
): string;

interface HashOf {
  update(data: Hashed): HashOf;
  digest(encoding?: HashEncoding): string;
}
declare const crypto: {
  createHash(algorithm: HashAlgorithm): HashOf;
  createHmac(algorithm: HashAlgorithm, key: Hashed): HashOf;
  randomUUID(): string;
};

declare const console: {
  log(...values: any[]): void;
  info(...values: any[]): void;
  warn(...values: any[]): void;
  error(...values: any[]): void;
  debug(...values: any[]): void;
};

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | [string, string][]);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  entries(): IterableIterator<[string, string]>;
  forEach(each: (value: string, name: string) => void): void;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  toString(): string;
}
declare class URL {
  constructor(url: string, base?: string);
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
  toString(): string;
}
declare class TextEncoder {
  encode(text?: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes?: Uint8Array): string;
}
declare function atob(text: string): string;
declare function btoa(text: string): string;
declare function structuredClone<T>(value: T): T;
`;

/** Returns what the editor completes and checks code by; variables are known by their names. */
export function codeLibraries(variables: readonly string[]): CodeLibrary[] {
  const names = [...new Set(variables)].map((name) => `    ${JSON.stringify(name)}: string;`);
  const env = `declare const process: {
  /** The variables of this transformation. */
  env: {
${names.join("\n")}
  };
};`;
  return [
    { path: "file:///sluice/transformation.d.ts", content: ENVIRONMENT },
    { path: "file:///sluice/variables.d.ts", content: env },
  ];
}

/** What a new transformation starts with. */
export const STARTING_CODE = `addHandler("transform", (request, context) => {
  // Change headers, body, query or path, and return the request.
  return request;
});
`;
