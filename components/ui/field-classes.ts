/** The look that every text control shares. */
export const controlClasses =
  "w-full min-w-0 scroll-my-20 rounded-control border border-control bg-canvas px-2.5 text-form text-ink transition-colors placeholder:text-faint focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:opacity-60 data-invalid:border-failed";
