import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake } from "../provider.ts";

const HEADER_TEXT = /^[\x21-\x7e]{1,1024}$/;

/** Gives back the secret that comes once, in a header, when a webhook is created. */
export const echoHookSecret: Handshake = ({ headers }) => {
  const secret = headers["x-hook-secret"];
  if (secret === undefined || !HEADER_TEXT.test(secret)) return null;
  const response = textResponse("");
  return { ...response, headers: { ...response.headers, "x-hook-secret": secret } };
};
