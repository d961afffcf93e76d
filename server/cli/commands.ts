import type { Command } from './command';
import { backupRestore } from './commands/backupRestore';
import { doctor } from './commands/doctor';
import { interviewCreate } from './commands/interviewCreate';
import { interviewExport } from './commands/interviewExport';
import { interviewList } from './commands/interviewList';
import { memberInvite } from './commands/memberInvite';
import { packCheck } from './commands/packCheck';
import { packExport } from './commands/packExport';
import { packImport } from './commands/packImport';
import { planList } from './commands/planList';

/** Every command there is, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  interviewCreate,
  interviewList,
  interviewExport,
  memberInvite,
  packCheck,
  packExport,
  packImport,
  planList,
  backupRestore,
  doctor,
];
