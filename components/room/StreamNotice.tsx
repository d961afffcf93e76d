/** Says that what is shown may be old while the server cannot be reached. */
export function StreamNotice({ live }: { live: boolean }) {
  if (live) return null;
  return (
    <p role="status" className="border-line border-b bg-caution-soft px-3 py-1.5 text-caution text-sm">
      The server cannot be reached at the moment. What you write and draw is kept in this browser and sent as
      soon as it is back.
    </p>
  );
}
