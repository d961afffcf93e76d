import { cx } from './cx';

/** Keys to press together. */
export function Kbd({ keys, inverse = false }: { keys: string[]; inverse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className={cx(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border px-1 font-sans text-2xs leading-none',
            inverse ? 'border-current/30' : 'border-line-strong bg-sunken text-muted',
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
