/** How much of an export is done, from 0 to 1. */
export function ExportProgress({ done }: { done: number }) {
  const percent = Math.round(Math.min(1, done) * 100);
  return (
    <div className="mr-auto flex min-w-40 flex-1 items-center gap-3">
      <div
        role="progressbar"
        aria-label="Export"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent-fill" style={{ width: `${percent}%` }} />
      </div>
      <span className="w-9 text-right text-muted text-xs tabular-nums">{percent} %</span>
    </div>
  );
}
