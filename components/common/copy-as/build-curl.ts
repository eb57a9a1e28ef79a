import { type HttpCall, SHELL_BREAK, sentHeaders, shellQuote } from "./http-call.ts";

/** Writes a command for curl that sends a request again. */
export function buildCurl(call: HttpCall): string {
  const { method, url, body } = call;
  const isHead = method === "HEAD";
  const parts = [`curl ${isHead ? "--head" : `-X ${shellQuoteWord(method)}`} ${shellQuote(url)}`];
  for (const [name, value] of sentHeaders(call)) {
    // curl leaves out a header that ends with a colon; one without a value is written with a semicolon.
    parts.push(`-H ${shellQuote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  }
  if (body.encoding === "base64") {
    parts.push("--data-binary @-");
    return `printf %s ${shellQuote(body.body)} | base64 -d | ${parts.join(SHELL_BREAK)}`;
  }
  if (body.body !== "") parts.push(`--data-raw ${shellQuote(body.body)}`);
  return parts.join(SHELL_BREAK);
}

function shellQuoteWord(text: string): string {
  return /^[A-Za-z]+$/.test(text) ? text : shellQuote(text);
}
