/** What one look at the installation found: the thing, how it is, and the way out where it is not well. */
export type Finding = { level: 'ok' | 'warn' | 'fail'; what: string; text: string };

export const ok = (what: string, text: string): Finding => ({ level: 'ok', what, text });
export const warn = (what: string, text: string): Finding => ({ level: 'warn', what, text });
export const fail = (what: string, text: string): Finding => ({ level: 'fail', what, text });

/** An error's message, for findings. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
