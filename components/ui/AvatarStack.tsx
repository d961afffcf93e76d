import { Avatar, type AvatarProps } from './Avatar';

export interface AvatarStackProps {
  people: readonly { id: string; name: string; color?: string }[];
  max?: number;
  size?: AvatarProps['size'];
}

/** A few people in the space of two; the rest is a number that names them on hover. */
export function AvatarStack({ people, max = 4, size = 'sm' }: AvatarStackProps) {
  const shown = people.slice(0, people.length > max ? max - 1 : max);
  const rest = people.slice(shown.length);
  const restNames = rest.map((person) => person.name).join(', ');
  return (
    <span className="inline-flex items-center -space-x-0.5">
      {shown.map((person) => (
        <Avatar
          key={person.id}
          name={person.name}
          {...(person.color && { color: person.color })}
          {...(size && { size })}
          className="ring-2 ring-panel"
        />
      ))}
      {rest.length > 0 ? (
        <span
          role="img"
          aria-label={restNames}
          title={restNames}
          className="tabular relative inline-flex h-6 min-w-6 items-center justify-center rounded-full bg-sunken px-1 text-2xs font-medium text-muted ring-2 ring-panel"
        >
          +{rest.length}
        </span>
      ) : null}
    </span>
  );
}
