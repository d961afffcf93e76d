import { Eye, LocateFixed, PencilLine, ScanEye } from 'lucide-react';
import type { Company } from '@/components/board/company/company';
import { useCompany } from '@/components/board/company/useCompany';
import { Avatar } from '@/components/ui/Avatar';
import { Button } from '@/components/ui/Button';
import type { PersonView } from '@/lib/schemas/room';
import { callWords, ROLE_WORDS } from './roleWords';

/** Someone at the board: who they are, whether they may draw, and going along with them. */
export function PersonCard({
  person,
  isMe,
  company,
  onDone,
}: {
  person: PersonView;
  isMe: boolean;
  company: Company | null;
  /** Something was chosen that shows on the board. */
  onDone: () => void;
}) {
  const { personId, name, color, role, canEdit } = person;
  return (
    <div className="space-y-3">
      <div className="flex items-center gap-3">
        <Avatar name={name} color={color} size="lg" decorative />
        <div className="min-w-0">
          <p className="truncate font-semibold">{name}</p>
          <p className="flex items-center gap-1.5 text-muted">
            <span className="first-letter:uppercase">
              {isMe ? `you, ${ROLE_WORDS[role]}` : ROLE_WORDS[role]}
            </span>
            <span aria-hidden="true">·</span>
            {canEdit ? (
              <PencilLine aria-hidden="true" className="size-3.5" />
            ) : (
              <Eye aria-hidden="true" className="size-3.5" />
            )}
            {canEdit ? 'can draw' : 'view only'}
          </p>
        </div>
      </div>
      {isMe ? (
        <MyActions person={person} company={company} onDone={onDone} />
      ) : (
        <Actions personId={personId} name={name} company={company} onDone={onDone} />
      )}
    </div>
  );
}

type Part = { company: Company | null; onDone: () => void };

function Actions({ personId, name, company, onDone }: Part & { personId: string; name: string }) {
  const { others, following, followers } = useCompany(company);
  const isFollowed = following?.id === personId;
  const hasCanvas = others.some(({ id }) => id === personId);
  const act = (what: (personId: string) => void) => () => {
    what(personId);
    onDone();
  };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {isFollowed ? (
          <Button size="sm" icon={<Eye />} onClick={act(() => company?.stopFollowing())}>
            Stop following
          </Button>
        ) : (
          <Button
            size="sm"
            variant="primary"
            icon={<Eye />}
            disabled={!hasCanvas}
            onClick={act((id) => company?.follow(id))}
          >
            Follow
          </Button>
        )}
        <Button
          size="sm"
          icon={<LocateFixed />}
          disabled={!hasCanvas}
          onClick={act((id) => company?.goTo(id))}
        >
          Go to pointer
        </Button>
      </div>
      {hasCanvas ? null : <p className="text-muted text-xs">Their board is still being opened.</p>}
      {followers.some(({ id }) => id === personId) ? (
        <p className="text-muted text-xs">{name} follows your view.</p>
      ) : null}
    </>
  );
}

function MyActions({ person, company, onDone }: Part & { person: PersonView }) {
  const { others, followers, isCalling } = useCompany(company);
  return (
    <>
      {person.canEdit && others.length > 0 ? (
        <Button
          size="sm"
          icon={<ScanEye />}
          disabled={isCalling}
          onClick={() => {
            company?.callEveryone();
            onDone();
          }}
        >
          {callWords(person.role)}
        </Button>
      ) : null}
      {followers.length > 0 ? (
        <p className="text-muted text-xs">
          {followers.map(({ name }) => name).join(', ')} {followers.length === 1 ? 'follows' : 'follow'} your
          view.
        </p>
      ) : null}
    </>
  );
}
