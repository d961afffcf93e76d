/** The path of a Chromium that starts, or undefined where the machine has none. */
export function findBrowser(): string | undefined;
