import type { Runtime } from '@/server/runtime';

/** The address people use for `path`: under BASE_URL where it is set, else on this machine's port. */
export function publicUrl(rt: Pick<Runtime, 'env'>, path: string): string {
  return new URL(path, rt.env.BASE_URL ?? `http://localhost:${rt.env.PORT}`).toString();
}
