/** The sentence above the sign-in form, from how the page was reached. */
export function signInNotice(query: { error?: string; notice?: string }): string | null {
  if (query.notice === 'password') return 'Your password was changed. Sign in with the new one.';
  switch (query.error) {
    case undefined:
      return null;
    case 'AccessDenied':
    case 'OAuthAccountNotLinked':
      return 'This account does not belong to a member here. Ask an admin of the workspace for an invite, and use an account with the same, verified e-mail address.';
    case 'SessionRequired':
      return 'Sign in to continue.';
    default:
      return 'The sign-in did not work. Try again, or use another way to sign in.';
  }
}
