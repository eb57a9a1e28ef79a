const MAX_KEY_LENGTH = 255;

/**
 * Returns the API key of an Authorization header: the Bearer token, or the user name of Basic. Null when the
 * header holds none.
 */
export function readApiKey(authorization: string): string | null {
  const [scheme = "", value = ""] = authorization.trim().split(/\s+/, 2);
  const key = keyOf(scheme.toLowerCase(), value);
  return key && key.length <= MAX_KEY_LENGTH ? key : null;
}

function keyOf(scheme: string, value: string): string | undefined {
  if (scheme === "bearer") return value;
  if (scheme === "basic") return Buffer.from(value, "base64").toString("utf8").split(":", 1)[0];
  return undefined;
}
