/**
 * On a public address the canvas reports its use to its makers' servers. The page's policy refuses that, as
 * nothing leaves our own; this keeps the refusal from becoming an unhandled error. The watermark stays.
 */
export function keepRefusedReportQuiet(): void {
  if (typeof window === 'undefined' || isInstalled) return;
  isInstalled = true;
  const { fetch } = window;
  window.fetch = (input, init) => {
    const answer = fetch.call(window, input, init);
    return isReport(input) ? answer.catch(() => new Response(null, { status: 204 })) : answer;
  };
}

let isInstalled = false;

function isReport(input: RequestInfo | URL): boolean {
  const url = input instanceof Request ? input.url : String(input);
  return url.endsWith('/watermarks/watermark-track.svg');
}
