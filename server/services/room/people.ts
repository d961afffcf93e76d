import { memberPerson, type PersonId, passPerson, personColor } from '@/lib/people';
import type { RoomRole } from '@/lib/permissions/room';
import type { MyselfView, PersonView } from '@/lib/schemas/room';
import type { CandidateAccess, RoomAccess, StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';

/** Someone of a room, as far as everybody in it may know them. */
type Known = { personId: PersonId; name: string; role: RoomRole };

/** The viewer as they are shown to themselves. */
export function myself(access: RoomAccess): MyselfView {
  return { ...access.person, role: access.role };
}

/**
 * The people of an interview: those who have the board open, and, not connected, the rest of its panel and
 * the admitted candidate. Interviewers first.
 */
export async function peopleOfInterview(
  rt: Pick<Runtime, 'db' | 'connectedPeople'>,
  room: StaffAccess | CandidateAccess,
): Promise<PersonView[]> {
  const here = connectedIn(rt, room.roomId);
  const panel = await rt.db.panelist.findMany({
    where: { interviewId: room.interviewId },
    select: { memberId: true, seat: true, member: { select: { name: true } } },
  });
  const known: Known[] = panel.map((seated) => ({
    personId: memberPerson(seated.memberId),
    name: seated.member.name,
    role: seated.seat,
  }));
  const seated = new Set(panel.map((entry) => entry.memberId));
  const others = here.memberIds.filter((memberId) => !seated.has(memberId));
  known.push(...(await members(rt, room.workspaceId, others, 'overseer')));
  const admitted = await rt.db.pass.findMany({
    where: { roomId: room.roomId, status: 'admitted' },
    select: { id: true, name: true },
  });
  known.push(
    ...admitted.map(({ id, name }) => ({ personId: passPerson(id), name, role: 'candidate' as const })),
  );
  return toViews(known, here.ids, room);
}

/** The people who have a sketch open. */
export async function peopleOfSketch(
  rt: Pick<Runtime, 'db' | 'connectedPeople'>,
  room: RoomAccess,
): Promise<PersonView[]> {
  const here = connectedIn(rt, room.roomId);
  const guests = await rt.db.pass.findMany({
    where: { roomId: room.roomId, id: { in: here.passIds } },
    select: { id: true, name: true },
  });
  const known: Known[] = [
    ...(await members(rt, room.workspaceId, here.memberIds, 'sketcher')),
    ...guests.map(({ id, name }) => ({ personId: passPerson(id), name, role: 'guest' as const })),
  ];
  return toViews(known, here.ids, room);
}

function connectedIn(rt: Pick<Runtime, 'connectedPeople'>, roomId: string) {
  const ids = new Set(rt.connectedPeople(roomId));
  const ofKind = (kind: string) =>
    [...ids].filter((id) => id.startsWith(kind)).map((id) => id.slice(kind.length));
  return { ids, memberIds: ofKind('member:'), passIds: ofKind('pass:') };
}

async function members(
  rt: Pick<Runtime, 'db'>,
  workspaceId: string,
  ids: string[],
  role: 'overseer' | 'sketcher',
): Promise<Known[]> {
  if (ids.length === 0) return [];
  const rows = await rt.db.member.findMany({
    where: { id: { in: ids }, workspaceId },
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => ({ personId: memberPerson(id), name, role }));
}

const ORDER: readonly RoomRole[] = ['interviewer', 'panelist', 'overseer', 'candidate', 'sketcher', 'guest'];

function toViews(
  known: readonly Known[],
  connected: ReadonlySet<string>,
  room: Pick<RoomAccess, 'allows'>,
): PersonView[] {
  return known
    .map(({ personId, name, role }) => ({
      personId,
      name,
      role,
      color: personColor(personId),
      connected: connected.has(personId),
      canEdit: room.allows(role, 'board.edit'),
    }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.role) - ORDER.indexOf(b.role) ||
        a.name.localeCompare(b.name, 'en') ||
        (a.personId < b.personId ? -1 : 1),
    );
}
