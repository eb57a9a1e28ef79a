/** What a signed content may be made of. */
export type ContentParts = {
  body: Uint8Array;
  timestamp: string;
  id: string;
  secret: string;
  url: string;
  method: string;
};

type Part = keyof ContentParts;
/** Gives the pieces of the content in order, so that a large body is never copied. */
export type ContentTemplate = {
  usesUrl: boolean;
  pieces(parts: ContentParts): (string | Uint8Array)[];
};

const PLACEHOLDER = /\{(body|timestamp|id|secret|url|method)\}/;

/** Compiles a template such as `v0:{timestamp}:{body}`. */
export function compileContent(template: string): ContentTemplate {
  // Splitting by an expression with a group gives text and names in turn.
  const tokens = template.split(PLACEHOLDER);
  return {
    usesUrl: tokens.includes("url"),
    pieces: (parts) =>
      tokens.map((token, index) => (index % 2 === 1 ? parts[token as Part] : token)),
  };
}
