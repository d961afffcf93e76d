import {
  getDefaultUserPresence,
  InstancePresenceRecordType,
  type TLInstancePresence,
  type TLScribble,
  type TLStore,
} from '@tldraw/tlschema';
import { isEqual } from '@tldraw/utils';
import type { Awareness } from 'y-protocols/awareness';
import { type PresencePerson, readPerson } from './people';

export type { PresencePerson } from './people';

/** What a person's window tells the others; the server adds who it is. */
export type SharedPresence = Pick<
  TLInstancePresence,
  | 'cursor'
  | 'camera'
  | 'selectedShapeIds'
  | 'brush'
  | 'scribbles'
  | 'currentPageId'
  | 'screenBounds'
  | 'chatMessage'
  | 'followingUserId'
  | 'lastActivityTimestamp'
>;

/** Milliseconds between two tellings: more often, others see no smoother cursor, and everyone's frames pay for it. */
const TELL_MS = 32;
/** Selected shapes that are told to others; a presence may not be large, as it is sent so often. */
const MAX_SELECTED = 100;
/** Scribbles, and points of each, that are told to others. */
const MAX_SCRIBBLES = 3;
const MAX_SCRIBBLE_POINTS = 64;
const MAX_CHAT_LENGTH = 64;

/**
 * Tells the others where this person points and what they select, at once but no more than thirty times a second,
 * and shows what the others tell as presence records in the store. Ends with the returned function.
 */
export function sharePresence(store: TLStore, awareness: Awareness, person: PresencePerson): () => void {
  const { id, name, color } = person;
  awareness.setLocalStateField('user', { id, name, color });

  let told: SharedPresence | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tell = () => {
    timer = null;
    const presence = ownPresence(store, person);
    if (presence === null || isEqual(presence, told)) return;
    told = presence;
    awareness.setLocalStateField('presence', presence);
    timer = setTimeout(tell, TELL_MS);
  };
  // What changes until the next time is told then, all at once.
  const tellSoon = () => {
    if (timer === null) tell();
  };

  const lastSeen = new Map<number, { theirs: unknown; ours: number }>();
  const show = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    const states = awareness.getStates();
    const gone = removed.map(presenceId);
    const here: TLInstancePresence[] = [];
    for (const client of [...added, ...updated]) {
      if (client === awareness.clientID) continue;
      const record = presenceRecord(client, states.get(client), (theirs) => seenAt(lastSeen, client, theirs));
      if (record) here.push(record);
      else gone.push(presenceId(client));
    }
    for (const client of removed) lastSeen.delete(client);
    if (gone.length + here.length === 0) return;
    store.mergeRemoteChanges(() => {
      store.remove(gone);
      store.put(here);
    });
  };

  // Session records change with the pointer; the store tells of their changes once a frame.
  const stopListening = store.listen(tellSoon, { scope: 'session' });
  awareness.on('change', show);
  show({ added: [...awareness.getStates().keys()], updated: [], removed: [] });
  tell();

  return () => {
    stopListening();
    if (timer !== null) clearTimeout(timer);
    awareness.off('change', show);
    awareness.setLocalStateField('presence', null);
    const shown = store.allRecords().filter((record) => record.typeName === 'instance_presence');
    store.mergeRemoteChanges(() => store.remove(shown.map((record) => record.id)));
  };
}

/** What is told of this window, small enough to be sent thirty times a second; null before there is a canvas. */
function ownPresence(store: TLStore, { id, name, color }: PresencePerson): SharedPresence | null {
  const presence = getDefaultUserPresence(store, { id, name, color });
  if (presence === null) return null;
  const { cursor, camera, currentPageId, brush, screenBounds, chatMessage } = presence;
  return {
    cursor: { ...cursor, x: round(cursor.x), y: round(cursor.y) },
    camera: { x: round(camera.x), y: round(camera.y), z: camera.z },
    selectedShapeIds: presence.selectedShapeIds.slice(0, MAX_SELECTED),
    brush: brush && { x: round(brush.x), y: round(brush.y), w: round(brush.w), h: round(brush.h) },
    scribbles: presence.scribbles.slice(-MAX_SCRIBBLES).map(shortScribble),
    currentPageId,
    screenBounds: screenBounds && { ...screenBounds },
    chatMessage: chatMessage.slice(0, MAX_CHAT_LENGTH),
    followingUserId: presence.followingUserId,
    lastActivityTimestamp: presence.lastActivityTimestamp,
  };
}

/**
 * The presence record for someone else's state, or null if the state is not of that form. Nothing in it is
 * trusted but `user`, which the server writes.
 */
function presenceRecord(
  client: number,
  state: unknown,
  when: (theirs: unknown) => number,
): TLInstancePresence | null {
  const person = readPerson(state);
  const told = (state as { presence?: unknown } | undefined)?.presence;
  if (!person || typeof told !== 'object' || told === null) return null;
  const presence = told as Partial<SharedPresence>;
  try {
    return InstancePresenceRecordType.validate({
      ...InstancePresenceRecordType.create({
        id: presenceId(client),
        userId: person.id,
        userName: person.name,
        color: person.color,
        currentPageId: presence.currentPageId as SharedPresence['currentPageId'],
      }),
      cursor: presence.cursor ?? null,
      camera: presence.camera ?? null,
      selectedShapeIds: presence.selectedShapeIds ?? [],
      brush: presence.brush ?? null,
      scribbles: presence.scribbles ?? [],
      screenBounds: presence.screenBounds ?? null,
      chatMessage: presence.chatMessage ?? '',
      followingUserId: presence.followingUserId ?? null,
      lastActivityTimestamp: when(presence.lastActivityTimestamp),
    });
  } catch {
    return null;
  }
}

/** Their clock may be wrong by any amount, so activity is dated by when it was first heard of here. */
function seenAt(
  lastSeen: Map<number, { theirs: unknown; ours: number }>,
  client: number,
  theirs: unknown,
): number {
  const last = lastSeen.get(client);
  if (last && last.theirs === theirs) return last.ours;
  const ours = Date.now();
  lastSeen.set(client, { theirs, ours });
  return ours;
}

function presenceId(client: number): TLInstancePresence['id'] {
  return InstancePresenceRecordType.createId(String(client));
}

function shortScribble(scribble: TLScribble): TLScribble {
  const points = scribble.points.slice(-MAX_SCRIBBLE_POINTS);
  return { ...scribble, points: points.map(({ x, y, z }) => ({ x: round(x), y: round(y), z })) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
