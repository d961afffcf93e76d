import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { BrandMark } from './BrandMark';
import { BridgeDrawing } from './BridgeDrawing';

export interface CenteredPageProps {
  title: ReactNode;
  description?: ReactNode;
  /** narrow: a form of one column · wide: steps, a warm-up canvas */
  width?: 'narrow' | 'wide';
  /** Small print under the column. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A page before or outside the workspace: sign in, setup, join. One column, no frame around it. */
export function CenteredPage({ title, description, width = 'narrow', footer, children }: CenteredPageProps) {
  return (
    <div className="relative flex min-h-dvh flex-col">
      <BridgeDrawing />
      <main
        className={cx(
          'relative mx-auto flex w-full flex-1 flex-col px-5 pt-[max(2.5rem,11vh)] pb-[calc(min(26vh,260px)+2rem)] print:py-0',
          width === 'narrow' ? 'max-w-[25rem]' : 'max-w-[48rem]',
        )}
      >
        <p className="mb-8 flex items-center gap-2 text-base font-semibold">
          <BrandMark />
          Drawbridge
        </p>
        <h1 className="text-2xl font-semibold">{title}</h1>
        {description ? <div className="mt-2 text-base text-muted">{description}</div> : null}
        {children ? <div className="mt-6 flex flex-col gap-4">{children}</div> : null}
        {footer ? <div className="mt-8 text-xs text-subtle">{footer}</div> : null}
      </main>
    </div>
  );
}
