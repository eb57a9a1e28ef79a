/** Why something is as it is, in words. */
export type Explanation = {
  /** What happened, and why: one or two sentences. */
  what: string;
  /** The next step; null where none is needed. */
  next: string | null;
  /** Where the next step is taken. */
  link?: { href: string; label: string };
  /** When it goes on by itself, as an ISO instant. */
  until?: string | null;
};
