import { closeAll, fillRooms } from './rooms.mjs';

const open = new Map();

/** Opens rooms of one person each, with a board of 500 shapes, and leaves them open. */
export async function openRooms(target, { tag, rooms }) {
  const filled = await fillRooms(target, { tag, rooms, people: 1, shapes: 500 });
  open.set(tag, filled.flat());
}

/** Closes what was opened under this tag. */
export async function closeRooms(_target, { tag }) {
  const clients = open.get(tag) ?? [];
  open.delete(tag);
  await closeAll(clients);
}
