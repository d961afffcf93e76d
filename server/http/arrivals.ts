import type { PersonId } from '@/lib/people';
import { AppError } from '@/server/errors';
import { Turns } from '@/server/services/picture/turns';

/** Files of one person that arrive at a time; the board sends two. */
const MAX_OF_PERSON = 4;

/** Files that arrive at a time: they are in memory until they are converted. */
const turns = new Turns(
  16,
  64,
  'Many pictures are arriving at the moment. Nothing is wrong with this one: try again in a moment.',
);

const arriving = new Map<PersonId, number>();

/**
 * Takes in a file when there is room for it; nobody can take up all of that room.
 * @throws AppError `too_many`, `unavailable`
 */
export async function takeArrival<T>(personId: PersonId, work: () => Promise<T>): Promise<T> {
  const count = arriving.get(personId) ?? 0;
  if (count >= MAX_OF_PERSON) {
    throw new AppError('too_many', 'You are adding several pictures already. Wait until they are there.');
  }
  arriving.set(personId, count + 1);
  try {
    return await turns.take(work);
  } finally {
    const left = (arriving.get(personId) ?? 1) - 1;
    if (left > 0) arriving.set(personId, left);
    else arriving.delete(personId);
  }
}
