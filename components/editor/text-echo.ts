/**
 * Tells the editor's own text, which comes back to it late and after more was typed, from a text that
 * somebody else has put in its place. Only the latter may be written over what is being typed.
 */
export type TextEcho = {
  /** The text as the page will have it once it has taken in what it was told. */
  latest(held: string): string;
  /** The page is told of this text. */
  tell(text: string): void;
  /** True for a text that the page was told of. Any other one makes those on their way void. */
  isEcho(held: string): boolean;
};

export function createTextEcho(): TextEcho {
  let told: string[] = [];
  return {
    latest: (held) => told.at(-1) ?? held,
    tell: (text) => {
      told.push(text);
    },
    isEcho: (held) => {
      const at = told.indexOf(held);
      told = at < 0 ? [] : told.slice(at + 1);
      return at >= 0;
    },
  };
}
