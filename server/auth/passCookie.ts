import type { Runtime } from '@/server/runtime';
import { PASS_COOKIE_PREFIX } from './cookies';

/** The Set-Cookie line that hands a pass to a browser. Scripts cannot read it, other sites cannot send it. */
export function passCookie(
  rt: Pick<Runtime, 'env' | 'now'>,
  pass: { roomId: string; token: string; expiresAt: Date },
): string {
  const maxAge = Math.max(0, Math.floor((pass.expiresAt.getTime() - rt.now().getTime()) / 1000));
  const secure = rt.env.BASE_URL?.startsWith('https:') ? '; Secure' : '';
  return `${PASS_COOKIE_PREFIX}${pass.roomId}=${pass.token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}
