'use client';

import { useState } from 'react';
import type { Company } from '@/components/board/company/company';
import { SaveStatus } from '@/components/board/SaveStatus';
import { ButtonLink } from '@/components/ui/ButtonLink';
import type { SketchRoomView } from '@/lib/schemas/room';
import type { RoomConnection } from '@/lib/sync/client';
import { LockButton } from './LockButton';
import { PeopleBar } from './PeopleBar';
import { RoomBoard } from './RoomBoard';
import { RoomHeader } from './RoomHeader';
import { ShareSketch } from './ShareSketch';
import { SketchName } from './SketchName';
import { StreamNotice } from './StreamNotice';

/** A sketch: the board and its people, without rubric or panel. */
export function SketchRoom({ view, live }: { view: SketchRoomView; live: boolean }) {
  const [connection, setConnection] = useState<RoomConnection | null>(null);
  const [company, setCompany] = useState<Company | null>(null);
  const { sketch, can } = view;
  const manages = can['sketch.manage'];
  return (
    <div className="flex h-dvh flex-col">
      <RoomHeader
        homeHref={manages ? '/sketches' : undefined}
        title={
          manages ? <SketchName key={sketch.name} sketchId={sketch.id} name={sketch.name} /> : sketch.name
        }
        subtitle={sketch.archived ? 'Archived: nobody can draw on it' : view.workspaceName}
      >
        <SaveStatus connection={connection} />
        <PeopleBar people={view.people} meId={view.me.personId} company={company} />
        {can['board.lock'] ? <LockButton roomId={view.roomId} locked={view.locked} whom="guests" /> : null}
        {manages ? (
          <ButtonLink href={`/interviews/new?sketch=${sketch.id}`} size="sm" className="max-md:hidden">
            Use in an interview
          </ButtonLink>
        ) : null}
        {can['invite.manage'] ? <ShareSketch sketchId={sketch.id} /> : null}
      </RoomHeader>
      <StreamNotice live={live} />
      <RoomBoard view={view} title={sketch.name} onConnection={setConnection} onCompany={setCompany} />
    </div>
  );
}
