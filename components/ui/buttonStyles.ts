import { cx } from './cx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const base =
  'touch-target relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium ' +
  'transition-[background-color,border-color,color,box-shadow] duration-100 ' +
  'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-default';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent-fill text-on-accent shadow-xs enabled:hover:bg-accent-fill-hover [a&]:hover:bg-accent-fill-hover',
  secondary:
    'border-line-strong bg-raised text-ink shadow-xs enabled:hover:bg-[color-mix(in_oklab,var(--raised),var(--ink)_4%)] enabled:active:bg-[color-mix(in_oklab,var(--raised),var(--ink)_8%)] [a&]:hover:bg-[color-mix(in_oklab,var(--raised),var(--ink)_4%)]',
  ghost:
    'border-transparent text-muted enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-pressed data-[state=open]:bg-hover data-[state=open]:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink',
  danger:
    'border-transparent bg-danger-fill text-on-accent shadow-xs enabled:hover:bg-danger-fill-hover [a&]:hover:bg-danger-fill-hover',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2 text-xs [&_svg]:size-3.5',
  md: 'h-8 px-3 text-sm [&_svg]:size-4',
  lg: 'h-10 px-4 text-base [&_svg]:size-4',
};

/** The classes of a button, for what must look like one without being one. */
export function buttonStyles(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string {
  return cx(base, variants[variant], sizes[size]);
}
