'use client';

import { X } from 'lucide-react';
import { Avatar } from '@/components/ui/Avatar';
import { IconButton } from '@/components/ui/IconButton';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { Select } from '@/components/ui/Select';
import { memberPerson, personColor } from '@/lib/people';
import { PANEL_SEATS, type PanelSeat } from '@/lib/schemas/interview';
import type { MemberView } from '@/lib/schemas/workspace';
import { SEAT_WORDS } from './words';

type Seat = { memberId: string; seat: PanelSeat };

/** Who sits on the panel, and as what. */
export function PanelPicker({
  members,
  value,
  error,
  onChange,
}: {
  members: MemberView[];
  value: Seat[];
  error: string | undefined;
  onChange: (panel: Seat[]) => void;
}) {
  const free = members.filter(
    (member) => member.disabledAt === null && !value.some((seat) => seat.memberId === member.id),
  );
  return (
    <div className="space-y-2">
      <ul className="divide-y divide-line">
        {value.map((seat) => {
          const member = members.find((other) => other.id === seat.memberId);
          const name = member?.name ?? 'Former member';
          return (
            <li key={seat.memberId} className="flex flex-wrap items-center gap-3 py-2">
              <Avatar decorative name={name} color={personColor(memberPerson(seat.memberId))} />
              <div className="min-w-0 flex-1 basis-40">
                <p className="truncate">{name}</p>
                <p className="truncate text-subtle text-xs">{member?.email}</p>
              </div>
              <SegmentedControl
                size="sm"
                aria-label={`Seat of ${name}`}
                value={seat.seat}
                options={PANEL_SEATS.map((id) => ({ value: id, label: SEAT_WORDS[id] }))}
                onValueChange={(next) =>
                  onChange(value.map((other) => (other === seat ? { ...seat, seat: next } : other)))
                }
              />
              <IconButton
                size="sm"
                label={`Remove ${name} from the panel`}
                icon={<X />}
                onClick={() => onChange(value.filter((other) => other !== seat))}
              />
            </li>
          );
        })}
      </ul>
      {error ? (
        <p role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
      {free.length > 0 ? (
        <Select
          // A new key empties the control after each choice.
          key={value.length}
          aria-label="Add to the panel"
          placeholder="Add a member to the panel"
          options={free.map((member) => ({ value: member.id, label: member.name, hint: member.email }))}
          onValueChange={(memberId) => onChange([...value, { memberId, seat: 'panelist' }])}
          className="sm:max-w-80"
        />
      ) : null}
    </div>
  );
}
