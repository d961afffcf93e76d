import { listQuestions } from './bank';
import type { Endpoint } from './endpoint';
import {
  createInterview,
  exportInterview,
  getInterview,
  inviteToInterview,
  listInterviews,
} from './interviews';
import { inviteMember, listMembers } from './members';
import { exportPack, importPack, listPacks } from './packs';
import { getPlan, listPlans } from './plans';
import { getRubric, listRubrics } from './rubrics';
import { listSketches } from './sketches';

/** Every operation of the API, in the order of its document. */
export const ENDPOINTS: readonly Endpoint[] = [
  listInterviews,
  createInterview,
  getInterview,
  exportInterview,
  inviteToInterview,
  listPlans,
  getPlan,
  listMembers,
  inviteMember,
  listQuestions,
  listPacks,
  importPack,
  exportPack,
  listRubrics,
  getRubric,
  listSketches,
];
