/**
 * Returns a path of this site to go to after signing in, or "/" where the wish would lead elsewhere.
 * The wish comes from the address bar; `//host` and `/\host` are addresses of other sites.
 */
export function safePath(wish: string | null): string {
  return wish !== null && /^\/(?![/\\])/.test(wish) ? wish : "/";
}
