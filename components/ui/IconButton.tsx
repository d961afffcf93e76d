'use client';

import type { ComponentProps, ReactElement } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyles } from './buttonStyles';
import { cx } from './cx';
import { Spinner } from './Spinner';
import { Tooltip, type TooltipProps } from './Tooltip';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactElement;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pending?: boolean;
  keys?: string[];
  side?: TooltipProps['side'];
  /** Off where a menu or popover opens from it and the tooltip would be in the way. */
  tooltip?: boolean;
}

const squares: Record<ButtonSize, string> = { sm: 'w-7 px-0', md: 'w-8 px-0', lg: 'w-10 px-0' };

export function IconButton({
  label,
  icon,
  variant = 'ghost',
  size = 'md',
  pending = false,
  keys,
  side,
  tooltip = true,
  type = 'button',
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={cx(
        buttonStyles(variant, size).replace(/\bpx-\S+/, squares[size]),
        'aria-pressed:bg-accent-soft aria-pressed:text-accent',
        className,
      )}
      onClick={(event) => {
        if (!pending) onClick?.(event);
      }}
      {...rest}
    >
      {pending ? <Spinner /> : icon}
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip content={label} keys={keys} side={side}>
      {button}
    </Tooltip>
  );
}
