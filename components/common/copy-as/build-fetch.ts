import { type HttpCall, sentHeaders } from "./http-call.ts";

/** Writes JavaScript that sends a request again by fetch. */
export function buildFetch(call: HttpCall): string {
  const { method, url, body } = call;
  const options = [`  method: ${quote(method)},`];
  const headers = sentHeaders(call);
  if (headers.length > 0) {
    const lines = headers.map(([name, value]) => `    ${quote(name)}: ${quote(value)},`);
    options.push("  headers: {", ...lines, "  },");
  }
  if (body.encoding === "base64") {
    options.push(
      `  body: Uint8Array.from(atob(${quote(body.body)}), (char) => char.charCodeAt(0)),`,
    );
  } else if (body.body !== "") {
    options.push(`  body: ${quote(body.body)},`);
  }
  return `await fetch(${quote(url)}, {\n${options.join("\n")}\n});`;
}

/** A string literal of JavaScript that may stand in a page as well. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll("</", "<\\/");
}
