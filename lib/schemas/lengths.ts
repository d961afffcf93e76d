/** Longest name of a person, workspace, role or sketch: fits every list without wrapping twice. */
export const NAME_MAX = 120;

/** Shapes whose authors can be asked for at once. */
export const MAX_AUTHORED_SHAPES = 100;
