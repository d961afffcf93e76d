/** The line the tabs stand on. */
export const tabListStyles = 'flex shrink-0 gap-4 overflow-x-auto border-b';

/** One tab; marked by data-state or aria-current. */
export const tabStyles =
  'touch-target -mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm font-medium text-muted ' +
  'hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink ' +
  'aria-[current=page]:border-accent aria-[current=page]:text-ink [&_svg]:size-4';
