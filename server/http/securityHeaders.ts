import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What rooms hand out as data: boards, files and pictures, which people have put there. It is never a page. */
const DATA = /^\/api\/rooms\//;

/** Of what comes from people nothing runs and nothing is loaded, even where somebody opens it by itself. */
const DATA_POLICY = "sandbox; default-src 'none'";

/**
 * Sets the headers that keep content at home. Next reads the nonce for its own scripts from the policy on
 * the request. Styles are inline because tldraw positions shapes with style attributes.
 */
export function setSecurityHeaders(
  req: IncomingMessage,
  res: ServerResponse,
  options: { development: boolean; secure: boolean },
): void {
  const policy = DATA.test(req.url ?? '') ? DATA_POLICY : pagePolicy(options);
  req.headers['content-security-policy'] = policy;
  res.setHeader('Content-Security-Policy', policy);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('X-Frame-Options', 'DENY');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
  if (options.secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

function pagePolicy({ development }: { development: boolean }): string {
  const nonce = randomBytes(16).toString('base64');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' data: blob:${development ? ' ws: wss:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
