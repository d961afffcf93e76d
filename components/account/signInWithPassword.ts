import { signIn } from 'next-auth/react';

/** Signs in. Resolves to null, or to the sentence to show where it was refused. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  const result = await signIn('credentials', { email, password, redirect: false });
  if (!result) return 'The server did not answer. Try again in a moment.';
  if (result.ok && !result.error) return null;
  return result.error && result.error !== 'CredentialsSignin'
    ? result.error
    : 'E-mail or password is not right. Check both and try again.';
}
