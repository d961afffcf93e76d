import type { IncomingMessage } from 'node:http';

/** Carries the peer's address to Next's request handlers; what a client sends in it is overwritten. */
export const ADDRESS_HEADER = 'x-drawbridge-address';

/**
 * The address that a request comes from. Each trusted proxy adds the address that it saw at the end of
 * X-Forwarded-For, so the one added by the outermost of them counts; what stands before it anyone can claim.
 */
export function peerAddress(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string {
  const seen = [forwardedFor ?? []].flat().flatMap((line) => line.split(',').map((part) => part.trim()));
  const counted = trustedProxies > 0 ? seen[seen.length - trustedProxies] : undefined;
  return counted || socketAddress || 'unknown';
}

/** Stamps the request with the address that it comes from. */
export function stampAddress(req: IncomingMessage, trustedProxies: number): void {
  req.headers[ADDRESS_HEADER] = peerAddress(
    req.socket.remoteAddress,
    req.headers['x-forwarded-for'],
    trustedProxies,
  );
}
