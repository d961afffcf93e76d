import { COMMON_LONG_PASSWORDS } from './commonPasswords';

/** What a password must not be made of. */
export type PasswordContext = { email: string; workspaceName: string };

/** Personal words shorter than this may occur by chance. */
const WORD_MIN = 4;
const SEQUENCES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
];

/**
 * Why a password of sufficient length is easy to guess all the same, as a sentence; null if it is not.
 * Case, spaces and punctuation make no difference.
 */
export function passwordWeakness(password: string, context: PasswordContext): string | null {
  const letters = simplify(password);
  // A password of signs alone is judged as it is.
  const plain = letters.length * 2 >= password.length ? letters : password.toLowerCase();
  const [localPart = ''] = context.email.split('@');
  if (contains(plain, localPart) || contains(plain, context.email)) {
    return 'This password contains your e-mail address. Use words that nobody connects with you.';
  }
  if (contains(plain, context.workspaceName)) {
    return 'This password contains the name of the workspace. Use words that nobody connects with it.';
  }
  if (new Set(plain).size <= 2 || isRepetition(plain)) {
    return 'This password repeats itself. Use a few random words instead.';
  }
  if (isSequence(plain)) {
    return 'This password is a sequence of neighbouring keys or letters. Use a few random words instead.';
  }
  if (COMMON_LONG_PASSWORDS.has(plain) || COMMON_LONG_PASSWORDS.has(unleet(plain))) {
    return 'This password is on lists of common passwords. Use a few random words instead.';
  }
  return null;
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

function contains(plain: string, word: string): boolean {
  const part = simplify(word);
  return part.length >= WORD_MIN && plain.includes(part);
}

/** A piece of at most half the length, again and again, with or without a part of it at the end. */
function isRepetition(plain: string): boolean {
  for (let size = 1; size * 2 <= plain.length; size++) {
    const piece = plain.slice(0, size);
    if (piece.repeat(Math.ceil(plain.length / size)).startsWith(plain)) return true;
  }
  return false;
}

/** Made of at most three runs of a row of keys or of the alphabet, forwards or backwards. */
function isSequence(plain: string): boolean {
  let rest = plain;
  for (let runs = 0; runs < 3 && rest.length > 0; runs++) {
    const length = longestRun(rest);
    if (length < 4 && length < rest.length) return false;
    rest = rest.slice(length);
  }
  return rest.length === 0;
}

function longestRun(text: string): number {
  let longest = 1;
  for (const row of SEQUENCES.flatMap((sequence) => [sequence, [...sequence].reverse().join('')])) {
    const around = row + row;
    let length = 1;
    while (length < text.length && around.includes(text.slice(0, length + 1))) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Undoes the usual exchange of letters for digits. */
function unleet(plain: string): string {
  const letters: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };
  return plain.replace(/[013457]/g, (digit) => letters[digit] ?? digit);
}
