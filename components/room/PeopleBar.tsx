import { Avatar } from '@/components/ui/Avatar';
import { Tooltip } from '@/components/ui/Tooltip';
import type { PersonView } from '@/lib/schemas/room';

const ROLE_WORDS = {
  interviewer: 'interviewer',
  panelist: 'panelist',
  overseer: 'observer',
  candidate: 'candidate',
  sketcher: 'member',
  guest: 'guest',
} as const;

const SHOWN = 5;

/** Who has the board open, oneself last. */
export function PeopleBar({ people, meId }: { people: PersonView[]; meId: string }) {
  const here = people.filter((person) => person.connected);
  const sorted = [...here].sort((a, b) => Number(a.personId === meId) - Number(b.personId === meId));
  const rest = sorted.length - SHOWN;
  return (
    <ul aria-label="People here" className="-space-x-1.5 flex items-center">
      {sorted.slice(0, SHOWN).map((person) => {
        const text = `${person.name}, ${person.personId === meId ? 'you' : ROLE_WORDS[person.role]}`;
        return (
          <li key={person.personId}>
            <Tooltip content={text}>
              <span role="img" aria-label={text} className="block rounded-full ring-2 ring-panel">
                <Avatar name={person.name} color={person.color} />
              </span>
            </Tooltip>
          </li>
        );
      })}
      {rest > 0 ? <li className="pl-3 text-muted text-xs">+{rest}</li> : null}
    </ul>
  );
}
