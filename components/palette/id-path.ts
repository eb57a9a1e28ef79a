const PATHS: Record<string, { noun: string; path: string }> = {
  evt: { noun: "event", path: "/events/" },
  req: { noun: "request", path: "/requests/" },
  web: { noun: "connection", path: "/connections/" },
  src: { noun: "source", path: "/sources/" },
  des: { noun: "destination", path: "/destinations/" },
  trs: { noun: "transformation", path: "/transformations/" },
  iss: { noun: "issue", path: "/issues/" },
  bkm: { noun: "bookmark", path: "/bookmarks?id=" },
};

/** Returns the page of a pasted id, and what it is of; null for anything else. */
export function idPath(text: string): { noun: string; href: string } | null {
  const [, prefix = ""] = /^([a-z]+)_[0-9a-zA-Z]{6,60}$/.exec(text.trim()) ?? [];
  if (!Object.hasOwn(PATHS, prefix)) return null;
  const target = PATHS[prefix];
  return target ? { noun: target.noun, href: `${target.path}${text.trim()}` } : null;
}
