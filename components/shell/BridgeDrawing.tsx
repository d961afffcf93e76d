/** The line at the foot of a page for those still outside: the bank, the water, the leaf that is up. */
export function BridgeDrawing() {
  return (
    <svg
      viewBox="0 0 1440 260"
      preserveAspectRatio="xMidYMax slice"
      fill="none"
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 bottom-0 h-[min(26vh,260px)] w-full stroke-line-strong print-hidden"
      strokeWidth="1.5"
    >
      <path d="M0 200h468V72h28v128" />
      <path d="M468 88h28" />
      <path d="M498 197 742 56" className="stroke-brand-leaf" strokeWidth="5" strokeLinecap="round" />
      <path d="M496 80 742 56" />
      <path d="M742 56A282 282 0 0 1 780 197" strokeDasharray="2 7" strokeLinecap="round" />
      <path d="M1440 200H784v60M496 200v60" />
      <path d="M520 234h52M600 234h96M724 234h34M548 248h70M646 248h44" strokeLinecap="round" />
    </svg>
  );
}
