import { cx } from '@/components/ui/cx';

/** The mark: a D whose lowest stroke is the raised leaf of a drawbridge. */
export function BrandMark({ className, title }: { className?: string; title?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      className={cx('shrink-0', className ?? 'size-6')}
    >
      <path d="M5 20.5v-17h3.7a8.6 8.6 0 0 1 8.5 9.8" stroke="currentColor" />
      <path d="M5 20.5 19.8 12" className="stroke-brand-leaf" />
    </svg>
  );
}
