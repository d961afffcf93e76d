'use client';

import { ScanEye } from 'lucide-react';
import { useState } from 'react';
import type { Company } from '@/components/board/company/company';
import { useCompany } from '@/components/board/company/useCompany';
import { Avatar } from '@/components/ui/Avatar';
import { IconButton } from '@/components/ui/IconButton';
import { Popover } from '@/components/ui/Popover';
import type { PersonView } from '@/lib/schemas/room';
import { PersonCard } from './PersonCard';
import { callWords, ROLE_WORDS } from './roleWords';

const SHOWN = 5;

/** Who has the board open, oneself last, each with a card; and calling all of them to one's view. */
export function PeopleBar({
  people,
  meId,
  company,
}: {
  people: PersonView[];
  meId: string;
  /** The company at the board; null while there is no canvas. */
  company: Company | null;
}) {
  const { isCalling } = useCompany(company);
  const here = people.filter((person) => person.connected);
  const sorted = [...here].sort((a, b) => Number(a.personId === meId) - Number(b.personId === meId));
  const rest = sorted.slice(SHOWN);
  const me = here.find(({ personId }) => personId === meId);
  return (
    <div className="flex items-center gap-1">
      <ul aria-label="People here" className="flex items-center gap-1">
        {sorted.slice(0, SHOWN).map((person) => (
          <li key={person.personId}>
            <PersonButton person={person} isMe={person.personId === meId} company={company} />
          </li>
        ))}
        {rest.length > 0 ? (
          <li>
            <MorePeople people={rest} meId={meId} company={company} />
          </li>
        ) : null}
      </ul>
      {me?.canEdit && here.length > 1 ? (
        <IconButton
          label={callWords(me.role)}
          icon={<ScanEye />}
          size="sm"
          side="bottom"
          keys={['Shift', 'S']}
          // On narrow screens it is on one's own card, and in the canvas's menu.
          className="max-sm:hidden"
          disabled={isCalling || company === null}
          onClick={() => company?.callEveryone()}
        />
      ) : null}
    </div>
  );
}

type One = { person: PersonView; isMe: boolean; company: Company | null };

function PersonButton({ person, isMe, company }: One) {
  const [isOpen, setIsOpen] = useState(false);
  const { following } = useCompany(company);
  const { personId, name, color, role } = person;
  const text = `${name}, ${isMe ? 'you' : ROLE_WORDS[role]}`;
  return (
    <Popover
      label={name}
      align="end"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <button
          type="button"
          aria-label={text}
          title={text}
          className="touch-target block rounded-full ring-2 ring-panel"
          // Whom one follows stands out, in their own colour.
          style={following?.id === personId ? { outline: `2px solid ${color}`, outlineOffset: 2 } : undefined}
        >
          <Avatar name={name} color={color} decorative />
        </button>
      }
    >
      <PersonCard person={person} isMe={isMe} company={company} onDone={() => setIsOpen(false)} />
    </Popover>
  );
}

function MorePeople({
  people,
  meId,
  company,
}: {
  people: PersonView[];
  meId: string;
  company: Company | null;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label="More people here"
      align="end"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <button
          type="button"
          aria-label={`${people.length} more`}
          className="touch-target rounded-sm px-0.5 text-muted text-xs hover:text-ink"
        >
          +{people.length}
        </button>
      }
    >
      <ul className="divide-y divide-line">
        {people.map((person) => (
          <li key={person.personId} className="py-3 first:pt-0 last:pb-0">
            <PersonCard
              person={person}
              isMe={person.personId === meId}
              company={company}
              onDone={() => setIsOpen(false)}
            />
          </li>
        ))}
      </ul>
    </Popover>
  );
}
