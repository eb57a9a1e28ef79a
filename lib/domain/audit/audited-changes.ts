import { MASK } from "#lib/domain/redaction/mask-payload.ts";
import { isSecretName } from "#lib/domain/redaction/secret-names.ts";

type Fields = Readonly<Record<string, unknown>>;
export type AuditedChanges = { before: Fields | null; after: Fields | null };

const MAX_TEXT = 2_000;
const MAX_DEPTH = 12;
/** How Postgres writes bytes: secrets that are sealed, hashes of keys, bodies. */
const BYTES = /^\\x/;
/** They change with every write and say nothing. */
const UNTOLD: ReadonlySet<string> = new Set(["updated_at", "config_version"]);
/** What is within is secret whatever it is called. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(["env", "auth", "previous_auth", "variables"]);

function withoutSecrets(name: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === "boolean") return value ?? null;
  if (isSecretName(name) || SECRET_FIELDS.has(name)) return MASK;
  if (typeof value === "string") {
    if (BYTES.test(value)) return MASK;
    const { length } = value;
    return length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}… (${length} characters)` : value;
  }
  if (typeof value !== "object") return value;
  if (depth >= MAX_DEPTH) return "…";
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(name, item, depth + 1));
  return maskFields(value as Fields, depth + 1);
}

function maskFields(fields: Fields, depth = 0): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, withoutSecrets(name, value, depth)]),
  );
}

/** JSON in an order of its own: the same text for the same value. */
const comparable = (value: unknown) =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const isEmpty = (fields: Fields) => Object.keys(fields).length === 0;

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

/**
 * Returns what is told of a change: of a row that is new or gone all that it has, of another what is not as it
 * was. Secrets are told by their names alone; a changed one stands in both as masked. `input` is told where
 * the row itself shows nothing: what a retry was for, say.
 */
export function auditedChanges(
  rowBefore: Fields | null,
  rowAfter: Fields | null,
  input: Fields,
): AuditedChanges {
  const told = (fields: Fields) =>
    maskFields(
      pick(
        fields,
        Object.keys(fields).filter((name) => !UNTOLD.has(name)),
      ),
    );
  if (rowBefore && rowAfter) {
    const names = Object.keys({ ...rowBefore, ...rowAfter }).filter(
      (name) => !UNTOLD.has(name) && comparable(rowBefore[name]) !== comparable(rowAfter[name]),
    );
    if (names.length > 0) {
      return { before: told(pick(rowBefore, names)), after: told(pick(rowAfter, names)) };
    }
  } else if (rowBefore || rowAfter) {
    return { before: rowBefore && told(rowBefore), after: rowAfter && told(rowAfter) };
  }
  return { before: null, after: isEmpty(input) ? null : told(input) };
}

const NAMES = ["name", "label", "hostname", "email", "code", "device_name"];

/** Returns what people call a row. */
export function auditedName(row: Fields | null): string | null {
  const value = NAMES.map((name) => row?.[name]).find((each) => typeof each === "string" && each);
  return typeof value === "string" ? value.slice(0, 255) : null;
}
