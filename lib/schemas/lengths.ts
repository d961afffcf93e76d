/** Longest name of a person, workspace, role or sketch: fits every list without wrapping twice. */
export const NAME_MAX = 120;
