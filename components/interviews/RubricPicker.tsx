'use client';

import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { Section } from '@/components/ui/Section';
import { Select } from '@/components/ui/Select';
import { TextLink } from '@/components/ui/TextLink';
import type { InterviewView } from '@/lib/schemas/interview';
import type { RubricListItem } from '@/lib/schemas/rubric';

/** The rubric that an interview is scored by, with its criteria. */
export function RubricPicker({
  rubrics,
  pinned,
  value,
  error,
  onChange,
}: {
  /** Those in use, the default one first. */
  rubrics: RubricListItem[];
  /** The version that the interview has; absent for a new one. */
  pinned: InterviewView['rubric'] | undefined;
  value: string | undefined;
  error: string | undefined;
  onChange: (versionId: string) => void;
}) {
  const isListed = rubrics.some(({ versionId }) => versionId === pinned?.versionId);
  const choices = [...(pinned && !isListed ? [pinned] : []), ...rubrics];
  const chosen = choices.find(({ versionId }) => versionId === value) ?? choices[0];
  if (!chosen) return null;
  const newer =
    chosen === pinned
      ? rubrics.find(({ id, version }) => id === chosen.id && version > chosen.version)
      : null;
  return (
    <Section title="Rubric" description={chosen.criteria.map(({ title }) => title).join(' · ')}>
      <div className="flex flex-col gap-3">
        <Field label="Rubric" hideLabel error={error}>
          <Select
            value={chosen.versionId}
            options={choices.map(({ versionId, title, version }) => ({
              value: versionId,
              label: `${title}, version ${version}`,
            }))}
            onValueChange={onChange}
            className="sm:max-w-96"
          />
        </Field>
        {newer ? (
          <Callout
            live
            tone="info"
            title="This rubric has a newer version"
            action={
              <Button size="sm" onClick={() => onChange(newer.versionId)}>
                Use version {newer.version}
              </Button>
            }
          >
            The interview keeps version {chosen.version} unless you change it.{' '}
            <TextLink href={`/rubrics/${newer.id}/history`}>See what is different</TextLink>
          </Callout>
        ) : null}
      </div>
    </Section>
  );
}
