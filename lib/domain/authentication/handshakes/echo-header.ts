import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake } from "../provider.ts";

const HEADER_TEXT = /^[\x21-\x7e]{1,1024}$/;

/** Gives back a header (lower case) that a provider sends only to find out whether a URL is meant. */
export function echoHeader(name: string): Handshake {
  return ({ headers }) => {
    const text = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (text === undefined || !HEADER_TEXT.test(text)) return null;
    const response = textResponse("");
    return { ...response, headers: { ...response.headers, [name]: text } };
  };
}
