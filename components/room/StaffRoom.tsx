'use client';

import { useState } from 'react';
import type { BoardHandle } from '@/components/board/boardHandle';
import type { Company } from '@/components/board/company/company';
import { SaveStatus } from '@/components/board/SaveStatus';
import { NotesPanel } from '@/components/notes/NotesPanel';
import { ScorecardPanel } from '@/components/scorecard/ScorecardPanel';
import { SkipLink } from '@/components/shell/SkipLink';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Callout } from '@/components/ui/Callout';
import type { StaffRoomView } from '@/lib/schemas/room';
import type { RoomConnection } from '@/lib/sync/client';
import { CandidateMenu } from './CandidateMenu';
import { EndInterview } from './EndInterview';
import { InterviewStateBadge } from './InterviewStateBadge';
import { InviteButton } from './InviteButton';
import { LobbyBanner } from './LobbyBanner';
import { LockButton } from './LockButton';
import { PeopleBar } from './PeopleBar';
import { QuestionsPanel } from './QuestionsPanel';
import { RoomBoard } from './RoomBoard';
import { RoomHeader } from './RoomHeader';
import { SidePanel } from './SidePanel';
import { StreamNotice } from './StreamNotice';
import { TimerReadout } from './TimerReadout';

/** The room as the panel sees it: the board, and beside it questions, notes and scorecard. */
export function StaffRoom({
  view,
  clockOffsetMs,
  live,
}: {
  view: StaffRoomView;
  clockOffsetMs: number;
  live: boolean;
}) {
  const [connection, setConnection] = useState<RoomConnection | null>(null);
  const [board, setBoard] = useState<BoardHandle | null>(null);
  const [company, setCompany] = useState<Company | null>(null);
  const { interview, can, roomId } = view;
  const current = view.asked.find((asked) => asked.endedAt === null) ?? null;
  const isOver = interview.endedAt !== null;

  return (
    <div className="flex h-dvh flex-col">
      <RoomHeader
        homeHref={`/interviews/${interview.id}`}
        title={interview.candidateName}
        subtitle={interview.candidateRole}
        center={
          <div className="flex items-center gap-3">
            <InterviewStateBadge state={interview.state} />
            <TimerReadout
              label="Interview timer"
              stretch={{
                startedAt: interview.startedAt,
                endedAt: interview.endedAt,
                minutes: interview.durationMinutes,
              }}
              clockOffsetMs={clockOffsetMs}
            />
          </div>
        }
      >
        {isOver ? null : <SaveStatus connection={connection} />}
        <PeopleBar people={view.people} meId={view.me.personId} company={company} />
        {can['board.lock'] ? <LockButton roomId={roomId} locked={view.locked} whom="the candidate" /> : null}
        {can['invite.manage'] && view.admitted.length === 0 ? (
          <InviteButton interviewId={interview.id} />
        ) : null}
        {can['room.run'] ? <CandidateMenu roomId={roomId} admitted={view.admitted} /> : null}
        {can['room.run'] && interview.state === 'live' ? (
          <EndInterview roomId={roomId} interview={interview} />
        ) : null}
      </RoomHeader>
      <StreamNotice live={live} />
      <LobbyBanner roomId={roomId} waiting={view.waiting} canRun={can['room.run']} />
      {isOver ? (
        <Callout
          tone="info"
          title="The interview has ended"
          action={
            <ButtonLink href={`/interviews/${interview.id}/review`} variant="primary" size="sm">
              Open the review
            </ButtonLink>
          }
        >
          The board is frozen and the candidate has left. Notes and your scorecard can still be finished.
        </Callout>
      ) : null}
      <SkipLink href="#interview-tools">Skip the board</SkipLink>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <RoomBoard
          view={view}
          title={interview.candidateName}
          onConnection={setConnection}
          onBoard={setBoard}
          onCompany={setCompany}
        />
        <SidePanel
          tabs={[
            {
              id: 'questions',
              title: 'Questions',
              content: (
                <QuestionsPanel view={view} current={current} clockOffsetMs={clockOffsetMs} board={board} />
              ),
            },
            ...(can['note.write']
              ? [
                  {
                    id: 'notes',
                    title: 'Notes',
                    content: (
                      <NotesPanel
                        interviewId={interview.id}
                        meId={view.me.personId}
                        startedAt={interview.startedAt}
                        asked={view.asked}
                        clockOffsetMs={clockOffsetMs}
                      />
                    ),
                  },
                ]
              : []),
            ...(view.me.role !== 'overseer'
              ? [
                  {
                    id: 'scorecard',
                    title: 'Scorecard',
                    content: (
                      <ScorecardPanel
                        interviewId={interview.id}
                        meId={view.me.personId}
                        state={interview.state}
                        targetLevel={interview.targetLevel}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </div>
  );
}
