'use client';

import { Field } from '@/components/ui/Field';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { Select } from '@/components/ui/Select';
import { Switch } from '@/components/ui/Switch';
import type { ExportChoice, ExportPart } from './exportBoard';
import { EXPORT_FORMATS } from './exportFormats';

const PARTS: Record<ExportPart, string> = { selection: 'Selection', page: 'This page', all: 'All pages' };
const MARGINS = { none: 0, small: 16, medium: 32, large: 96 } as const;
const MARGIN_NAMES: Record<keyof typeof MARGINS, string> = {
  none: 'None',
  small: 'Small',
  medium: 'Medium',
  large: 'Large',
};

/** What is exported, as what, and how it looks. */
export function ExportOptions({
  choice,
  onChange,
  hasSelection,
  hasPages,
  disabled,
}: {
  choice: ExportChoice;
  onChange: (changed: Partial<ExportChoice>) => void;
  hasSelection: boolean;
  hasPages: boolean;
  disabled: boolean;
}) {
  const { format, part, scale, background, dark, margin } = choice;
  const parts: ExportPart[] = [
    ...(hasSelection ? ['selection' as const] : []),
    'page',
    ...(hasPages ? ['all' as const] : []),
  ];
  const marginName = (Object.keys(MARGINS) as (keyof typeof MARGINS)[]).find(
    (name) => MARGINS[name] === margin,
  );
  return (
    <>
      <Field label="Format" hint={format.hint}>
        <Select
          value={format.id}
          disabled={disabled}
          options={EXPORT_FORMATS.map(({ id, label }) => ({ value: id, label }))}
          onValueChange={(id) => {
            const chosen = EXPORT_FORMATS.find((one) => one.id === id);
            if (chosen) onChange({ format: chosen });
          }}
        />
      </Field>
      {parts.length > 1 ? (
        <Field label="What" group>
          <SegmentedControl
            stretch
            value={part}
            disabled={disabled}
            options={parts.map((value) => ({ value, label: PARTS[value] }))}
            onValueChange={(value) => onChange({ part: value })}
          />
        </Field>
      ) : null}
      {format.id === 'png' ? (
        <Field label="Size" group>
          <SegmentedControl
            stretch
            value={String(scale)}
            disabled={disabled}
            options={['1', '2', '3'].map((value) => ({ value, label: `${value}×` }))}
            onValueChange={(value) => onChange({ scale: Number(value) as ExportChoice['scale'] })}
          />
        </Field>
      ) : null}
      {format.isPicture ? (
        <>
          <Field label="Colours" group>
            <SegmentedControl
              stretch
              value={dark ? 'dark' : 'light'}
              disabled={disabled}
              options={[
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              onValueChange={(value) => onChange({ dark: value === 'dark' })}
            />
          </Field>
          <Field label="Margin">
            <Select
              value={marginName}
              disabled={disabled}
              options={(Object.keys(MARGINS) as (keyof typeof MARGINS)[]).map((value) => ({
                value,
                label: MARGIN_NAMES[value],
              }))}
              onValueChange={(name) => onChange({ margin: MARGINS[name] })}
            />
          </Field>
          <Switch
            label="Background"
            hint="Without it, the picture is transparent."
            checked={background}
            disabled={disabled}
            onCheckedChange={(checked) => onChange({ background: checked })}
          />
        </>
      ) : null}
    </>
  );
}
