import { z } from 'zod';
import {
  candidateInvite,
  createdInterview,
  createInterviewBody,
  interview,
  interviewList,
  interviewsQuery,
} from '@/lib/schemas/api';
import { interviewExport } from '@/lib/schemas/apiExport';
import { idSchema } from '@/lib/schemas/common';
import { INTERVIEW_MINUTES, type PlannedQuestion } from '@/lib/schemas/interview';
import { openInterview, openSketch, type StaffAccess } from '@/server/auth/roomAccess';
import type { MemberViewer, Viewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { exportInterview as exportContent } from '@/server/services/export/exportInterview';
import { createInterview as create } from '@/server/services/interview/createInterview';
import { getInterview as get } from '@/server/services/interview/getInterview';
import { listInterviews as list } from '@/server/services/interview/listInterviews';
import { createInterviewInvite } from '@/server/services/invite/createInterviewInvite';
import { takePlan } from '@/server/services/planTemplate/takePlan';
import { publicUrl } from '../publicUrl';
import { endpoint } from './endpoint';

import { page } from './page';
import { resolvePanel, resolvePlan } from './resolve';

const params = z.object({ id: idSchema.describe('Identifier of the interview') });

export const listInterviews = endpoint({
  path: '/interviews',
  method: 'GET',
  operationId: 'listInterviews',
  summary: 'Interviews: open ones by time, past and archived ones with the latest first',
  description: 'Those on whose panel you are; for owners and admins all of the workspace.',
  query: interviewsQuery,
  response: interviewList,
  status: 200,
  run: async (rt, member, { query }) => page(await list(rt, member, query), query),
});

export const createInterview = endpoint({
  path: '/interviews',
  method: 'POST',
  operationId: 'createInterview',
  summary: 'Creates an interview and the invite of its candidate',
  body: createInterviewBody,
  response: createdInterview,
  status: 201,
  async run(rt, member, { body }) {
    const viewer = asViewer(member);
    const { startingSketchId, planTemplateId } = body;
    const sketch = startingSketchId ? await openSketch(rt, viewer, startingSketchId) : null;
    const taken = planTemplateId ? await takePlan(rt, member, { planTemplateId }) : null;
    const input = {
      ...body,
      durationMinutes: body.durationMinutes ?? taken?.durationMinutes ?? INTERVIEW_MINUTES.usual,
      panel: await resolvePanel(rt, member, body.panel),
      plan: await resolvePlan(rt, member, taken?.plan.map(entryOf) ?? body.plan),
    };
    const { interviewId } = await create(rt, member, input, sketch);
    const access = await openInterview(rt, viewer, interviewId);
    const invite = await inviteCandidate(rt, access);
    return { interview: await get(rt, access), candidateInvite: invite, leftOut: taken?.leftOut ?? [] };
  },
});

export const getInterview = endpoint({
  path: '/interviews/{id}',
  method: 'GET',
  operationId: 'getInterview',
  summary: 'An interview with its panel, plan and invite',
  params,
  response: interview,
  status: 200,
  run: async (rt, member, { params }) => get(rt, await openInterview(rt, asViewer(member), params.id)),
});

export const exportInterview = endpoint({
  path: '/interviews/{id}/export',
  method: 'GET',
  operationId: 'exportInterview',
  summary: 'Everything of an interview in one document',
  description:
    'What you may see of it in the review: others’ scorecards stay closed until yours is submitted.',
  params,
  response: interviewExport,
  status: 200,
  run: async (rt, member, { params }) =>
    exportContent(rt, await openInterview(rt, asViewer(member), params.id)),
});

export const inviteToInterview = endpoint({
  path: '/interviews/{id}/invite',
  method: 'POST',
  operationId: 'inviteCandidate',
  summary: 'Makes a new link for the candidate',
  description: 'An earlier link stops working. The link is given this once.',
  params,
  response: candidateInvite,
  status: 201,
  run: async (rt, member, { params }) =>
    inviteCandidate(rt, await openInterview(rt, asViewer(member), params.id)),
});

async function inviteCandidate(rt: Runtime, access: StaffAccess) {
  const { token, invite } = await createInterviewInvite(rt, access);
  return { url: publicUrl(rt, `/join#${token}`), invite };
}

function entryOf({ questionVersionId, minutes }: PlannedQuestion) {
  return { questionVersionId, minutes };
}

/** API tokens act for members; they hold no passes. */
function asViewer(member: MemberViewer): Viewer {
  return { member, passTokens: new Map(), address: 'api' };
}
