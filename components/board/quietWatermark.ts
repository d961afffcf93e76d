/**
 * On a public address the canvas reports its use to its makers' servers. Nothing leaves our own: the report is
 * refused here, before the page's policy would have to, and so without an error. The watermark stays.
 */
export function keepRefusedReportQuiet(): void {
  if (typeof window === 'undefined' || isInstalled) return;
  isInstalled = true;
  const { fetch } = window;
  window.fetch = (input, init) =>
    isReport(input) ? Promise.resolve(new Response(null, { status: 204 })) : fetch.call(window, input, init);
}

let isInstalled = false;

function isReport(input: RequestInfo | URL): boolean {
  const url = input instanceof Request ? input.url : String(input);
  return url.endsWith('/watermarks/watermark-track.svg');
}
