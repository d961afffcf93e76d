/** The look of everything one types into or picks from. */
export const controlStyles =
  // Safari on phones zooms into fields set smaller than 16px.
  'pointer-coarse:text-lg ' +
  'w-full min-w-0 rounded-md border border-line-control bg-panel text-sm text-ink shadow-xs ' +
  'transition-[border-color,box-shadow] duration-100 placeholder:text-subtle ' +
  'hover:border-muted focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 ' +
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger ' +
  'disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-subtle disabled:shadow-none';
