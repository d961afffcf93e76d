import { MEMBER_ROLES } from '@/lib/permissions/workspace';
import { memberInvite as inviteSchema } from '@/lib/schemas/api';
import { type Command, EXIT, UsageError } from '../command';
import { formatWhen } from '../formatWhen';

/** Makes an invite link for a new member. */
export const memberInvite: Command = {
  words: 'member invite',
  usage: '--role ROLE [--email EMAIL]',
  summary: 'Make a link by which a new member joins',
  maxArgs: 0,
  options: {
    role: { type: 'string', value: 'ROLE', help: MEMBER_ROLES.join(', ') },
    email: { type: 'string', value: 'EMAIL', help: 'The link then works for this address only' },
  },
  async run({ io, options, connect, json }) {
    const role = options.text('role');
    const email = options.text('email');
    if (!MEMBER_ROLES.some((known) => known === role)) {
      throw new UsageError(`--role must be one of ${MEMBER_ROLES.join(', ')}.`);
    }
    const made = await connect().post('/members/invite', { role, email }, inviteSchema);
    if (json) io.out(JSON.stringify(made, null, 2));
    else {
      io.out(made.url);
      io.err(
        `For ${email ?? 'anyone who has it'}, as ${role}. It is shown this once, works once, and until ${formatWhen(made.invite.expiresAt)}.`,
      );
    }
    return EXIT.ok;
  },
};
