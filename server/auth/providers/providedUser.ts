/** Whom an identity provider says that somebody is; next-auth's `User` with what linking needs. */
export type ProvidedUser = {
  /** The provider's own identifier of the person. */
  id: string;
  name: string;
  email: string | null;
  emailVerified: boolean;
};
