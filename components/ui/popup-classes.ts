/** What floats: menus, selects and popovers share one surface and one motion. */
export const popupClasses =
  "origin-(--transform-origin) rounded-surface border border-line bg-raised text-ink shadow-floating outline-none transition-[scale,opacity] duration-120 ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";

/** One row of a menu or select. */
export const itemClasses =
  "mx-1 flex min-h-7 cursor-default select-none items-center gap-2 rounded-[4px] px-2 py-1 text-body outline-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";
