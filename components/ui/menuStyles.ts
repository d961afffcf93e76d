/** The look of one line of a menu. */
export const menuItemStyles =
  'flex min-h-7 w-full cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none ' +
  'data-disabled:opacity-50 data-highlighted:bg-hover pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0';
