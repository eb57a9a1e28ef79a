const HEAD_LENGTH = 4;
const TAIL_LENGTH = 6;

/** Shortens an id in the middle, keeping its prefix and the random end that tells neighbours apart. */
export function shortenId(id: string): string {
  const underscore = id.indexOf("_");
  const headEnd = (underscore === -1 ? 0 : underscore + 1) + HEAD_LENGTH;
  if (id.length <= headEnd + TAIL_LENGTH + 1) return id;
  return `${id.slice(0, headEnd)}…${id.slice(-TAIL_LENGTH)}`;
}
