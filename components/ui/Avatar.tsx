import { cx } from './cx';
import { initials } from './format';

export interface AvatarProps {
  name: string;
  /** The person's colour, `personColor(personId)` from lib/people; without it a neutral one. */
  color?: string;
  size?: 'xs' | 'sm' | 'md' | 'lg';
  /** A dot for "connected now" (true) or "away" (false). */
  online?: boolean;
  /** Where the name stands beside it anyway, it is not announced twice. */
  decorative?: boolean;
  className?: string;
}

const sizes = {
  xs: 'size-4.5 text-[8.5px]',
  sm: 'size-6 text-[10px]',
  md: 'size-7 text-2xs',
  lg: 'size-9 text-sm',
};

/** A person as initials on their colour. */
export function Avatar({ name, color, size = 'sm', online, decorative = false, className }: AvatarProps) {
  const presence = online === undefined ? '' : online ? ', connected' : ', not connected';
  const naming = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': `${name}${presence}`, title: name };
  return (
    <span
      {...naming}
      className={cx(
        'relative inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none tracking-wide',
        color ? 'text-[#fff]' : 'bg-pressed text-muted',
        sizes[size],
        className,
      )}
      style={color ? { backgroundColor: color } : undefined}
    >
      {initials(name)}
      {online === undefined ? null : (
        <span
          className={cx(
            'absolute -right-0.5 -bottom-0.5 size-2 rounded-full ring-2 ring-panel',
            online ? 'bg-positive-fill' : 'bg-line-control',
          )}
        />
      )}
    </span>
  );
}
