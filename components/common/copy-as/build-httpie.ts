import { type HttpCall, SHELL_BREAK, sentHeaders, shellQuote } from "./http-call.ts";

/** Writes a command for HTTPie that sends a request again, its body byte by byte. */
export function buildHttpie(call: HttpCall): string {
  const { method, url, body } = call;
  const headers = sentHeaders(call).map(([name, value]) =>
    shellQuote(value === "" ? `${name};` : `${name}:${value}`),
  );
  const hasBody = body.body !== "";
  const options = hasBody && body.encoding !== "base64" ? ["--raw", shellQuote(body.body)] : [];
  const command = ["http", ...(hasBody ? [] : ["--ignore-stdin"]), ...options, method];
  const line = [`${command.join(" ")} ${shellQuote(url)}`, ...headers].join(SHELL_BREAK);
  return body.encoding === "base64"
    ? `printf %s ${shellQuote(body.body)} | base64 -d | ${line}`
    : line;
}
