const SHOWN = 4;

/** Returns enough of a secret to know it again: of a URL its host, and the last four characters. */
export function secretHint(secret: Readonly<Record<string, string>>): string | null {
  const [value] = Object.values(secret);
  if (value === undefined) return null;
  const end = value.length >= 3 * SHOWN ? value.slice(-SHOWN) : "";
  const host = URL.parse(value)?.host;
  return host ? `${host}/…${end}` : `…${end}`;
}

/** Replaces secrets in what a far side answered: some repeat what they were sent. */
export function maskSecrets(text: string, secret: Readonly<Record<string, string>>): string {
  return Object.values(secret).reduce(
    (masked, value) => (value === "" ? masked : masked.replaceAll(value, "•••")),
    text,
  );
}
