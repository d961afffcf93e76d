import { CliError } from './command';

/** Things that are shown where several fit. */
const SHOWN = 5;

/**
 * The one thing that `text` names: by its identifier, by what it is called, or by a part of that. `none` and
 * `several` say what is wrong where not one fits, the latter after their number. @throws CliError
 */
export function pick<T extends { id: string }>(
  things: readonly T[],
  text: string,
  words: { nameOf: (thing: T) => string; none: string; several: string },
): T {
  const wanted = text.toLowerCase();
  const named = (thing: T) => words.nameOf(thing).toLowerCase();
  const exact = things.filter((thing) => thing.id === text || named(thing) === wanted);
  const fitting = exact.length > 0 ? exact : things.filter((thing) => named(thing).includes(wanted));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  if (!only) throw new CliError(words.none);
  const lines = fitting.slice(0, SHOWN).map((thing) => `  ${thing.id}  ${words.nameOf(thing)}`);
  const rest = fitting.length > SHOWN ? `\n  and ${fitting.length - SHOWN} more` : '';
  throw new CliError(
    `${fitting.length} ${words.several}; give more words or one identifier:\n${lines.join('\n')}${rest}`,
  );
}
