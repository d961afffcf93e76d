'use client';

import { useState } from 'react';
import type { Company } from '@/components/board/company/company';
import { SaveStatus } from '@/components/board/SaveStatus';
import type { CandidateRoomView } from '@/lib/schemas/room';
import type { RoomConnection } from '@/lib/sync/client';
import { AskedPrompt } from './AskedPrompt';
import { CandidateCheck } from './CandidateCheck';
import { CandidateClosing } from './CandidateClosing';
import { CandidateLobby } from './CandidateLobby';
import { PeopleBar } from './PeopleBar';
import { RoomBoard } from './RoomBoard';
import { RoomHeader } from './RoomHeader';
import { StreamNotice } from './StreamNotice';
import { TimerReadout } from './TimerReadout';

/** The candidate's way through an interview: check, lobby, board, and a closing page. */
export function CandidateRoom({
  view,
  clockOffsetMs,
  live,
}: {
  view: CandidateRoomView;
  clockOffsetMs: number;
  live: boolean;
}) {
  const [connection, setConnection] = useState<RoomConnection | null>(null);
  const [company, setCompany] = useState<Company | null>(null);
  switch (view.phase) {
    case 'checking':
      return <CandidateCheck view={view} />;
    case 'waiting':
      return <CandidateLobby view={view} live={live} />;
    case 'ended':
    case 'denied':
      return <CandidateClosing view={view} />;
    case 'live':
      break;
  }
  const current = view.asked.find((asked) => asked.endedAt === null) ?? null;
  const earlier = view.asked.filter((asked) => asked.endedAt !== null);
  return (
    <div className="flex h-dvh flex-col">
      <RoomHeader
        title={view.workspaceName}
        subtitle={view.candidateRole}
        center={
          <TimerReadout
            label="Interview timer"
            stretch={{ startedAt: view.startedAt, endedAt: view.endedAt, minutes: view.durationMinutes }}
            clockOffsetMs={clockOffsetMs}
          />
        }
      >
        <SaveStatus connection={connection} />
        <PeopleBar people={view.people} meId={view.me.personId} company={company} />
      </RoomHeader>
      <StreamNotice live={live} />
      <AskedPrompt current={current} earlier={earlier} clockOffsetMs={clockOffsetMs} />
      <RoomBoard view={view} title={view.workspaceName} onConnection={setConnection} onCompany={setCompany} />
    </div>
  );
}
