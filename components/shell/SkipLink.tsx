import type { ReactNode } from 'react';

/** A stop of the Tab key that leads past something long: the navigation, or a canvas. */
export function SkipLink({
  href = '#content',
  children = 'Skip to content',
}: {
  href?: `#${string}`;
  children?: ReactNode;
}) {
  return (
    <a
      href={href}
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-inverse px-3 py-1.5 font-medium text-on-inverse focus:translate-y-0"
    >
      {children}
    </a>
  );
}
