'use client';

import { useState } from 'react';
import { SaveStatus } from '@/components/board/SaveStatus';
import { ButtonLink } from '@/components/ui/ButtonLink';
import type { SketchRoomView } from '@/lib/schemas/room';
import type { RoomConnection } from '@/lib/sync/client';
import { PeopleBar } from './PeopleBar';
import { RoomBoard } from './RoomBoard';
import { RoomHeader } from './RoomHeader';
import { ShareSketch } from './ShareSketch';
import { SketchName } from './SketchName';
import { StreamNotice } from './StreamNotice';

/** A sketch: the board and its people, without rubric or panel. */
export function SketchRoom({ view, live }: { view: SketchRoomView; live: boolean }) {
  const [connection, setConnection] = useState<RoomConnection | null>(null);
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
        <PeopleBar people={view.people} meId={view.me.personId} />
        {manages ? (
          <ButtonLink href={`/interviews/new?sketch=${sketch.id}`} size="sm" className="max-md:hidden">
            Use in an interview
          </ButtonLink>
        ) : null}
        {can['invite.manage'] ? <ShareSketch sketchId={sketch.id} /> : null}
      </RoomHeader>
      <StreamNotice live={live} />
      <RoomBoard
        roomId={view.roomId}
        title={sketch.name}
        me={view.me}
        canEdit={can['board.edit']}
        onConnection={setConnection}
      />
    </div>
  );
}
