/** A file of a pack: its path within the pack, with slashes, and its text. */
export type PackFile = { path: string; text: string };
