import { type TLArrowShape, type TLFrameShape, type TLShapePartial, useEditor, useValue } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { NumberField } from '@/components/ui/NumberField';
import { Select } from '@/components/ui/Select';
import {
  BOUNDARY_KINDS,
  BOUNDARY_NAMES,
  type BoundaryKind,
  COMPONENT_KINDS,
  factsOf,
  PROTOCOL_NAMES,
  PROTOCOLS,
} from '@/lib/board/components/kinds';
import {
  boundaryOf,
  COMPONENT,
  type ComponentProps,
  type ComponentShape,
  isComponent,
  MAX_COUNT,
  protocolOf,
} from '@/lib/board/components/shape';
import { withProtocol } from './connectShapes';
import { KindIcon } from './KindIcon';
import { ShapeTextField } from './ShapeTextField';

/** What is selected and has something to say beyond its style. */
export type Inspected =
  | { what: 'component'; shape: ComponentShape }
  | { what: 'boundary'; shape: TLFrameShape; kind: BoundaryKind }
  | { what: 'arrows'; shapes: readonly TLArrowShape[] };

/** What the inspector is about now, if anything. */
export function useInspected(): Inspected | null {
  const editor = useEditor();
  return useValue('inspected', (): Inspected | null => {
    const shapes = editor.getSelectedShapes();
    const [shape] = shapes;
    if (!shape) return null;
    if (shapes.every((one): one is TLArrowShape => one.type === 'arrow')) return { what: 'arrows', shapes };
    if (shapes.length > 1) return null;
    if (isComponent(shape)) return { what: 'component', shape };
    const kind = boundaryOf(shape);
    return kind ? { what: 'boundary', shape: shape as TLFrameShape, kind } : null;
  }, [editor]);
}

/** What is selected, in words: its name, its kind, its scale, how it talks. */
export function Inspector({ inspected }: { inspected: Inspected }) {
  return (
    <section className="board-panel board-inspector" aria-label="Properties">
      {inspected.what === 'component' ? <ComponentFields shape={inspected.shape} /> : null}
      {inspected.what === 'boundary' ? (
        <BoundaryFields shape={inspected.shape} kind={inspected.kind} />
      ) : null}
      {inspected.what === 'arrows' ? <ArrowFields shapes={inspected.shapes} /> : null}
    </section>
  );
}

const KIND_OPTIONS = COMPONENT_KINDS.map((kind) => ({ value: kind, label: factsOf(kind).name }));

function ComponentFields({ shape }: { shape: ComponentShape }) {
  const editor = useEditor();
  const { kind, replicas, shards } = shape.props;
  const change = (props: Partial<ComponentProps>) => {
    editor.markHistoryStoppingPoint('change component');
    editor.updateShape<ComponentShape>({ id: shape.id, type: COMPONENT, props });
  };
  return (
    <>
      <Field label="Kind">
        <div className="flex items-center gap-2">
          <KindIcon kind={kind} />
          <Select value={kind} options={KIND_OPTIONS} onValueChange={(next) => change({ kind: next })} />
        </div>
      </Field>
      <ShapeTextField shapeId={shape.id} name="label" label="Label" placeholder={factsOf(kind).name} />
      <ShapeTextField shapeId={shape.id} name="detail" label="Detail" placeholder="PostgreSQL 17, 200 GB" />
      <div className="grid grid-cols-2 gap-3">
        <Field label="Replicas">
          <NumberField
            value={replicas}
            min={1}
            max={MAX_COUNT}
            unit="replicas"
            onValueChange={(next) => change({ replicas: next })}
          />
        </Field>
        <Field label="Shards">
          <NumberField
            value={shards}
            min={1}
            max={MAX_COUNT}
            unit="shards"
            onValueChange={(next) => change({ shards: next })}
          />
        </Field>
      </div>
      <ShapeTextField shapeId={shape.id} name="region" label="Region" placeholder="eu-west-1" />
    </>
  );
}

const BOUNDARY_OPTIONS = BOUNDARY_KINDS.map((kind) => ({ value: kind, label: BOUNDARY_NAMES[kind] }));

function BoundaryFields({ shape, kind }: { shape: TLFrameShape; kind: BoundaryKind }) {
  const editor = useEditor();
  return (
    <>
      <Field label="Kind">
        <Select
          value={kind}
          options={BOUNDARY_OPTIONS}
          onValueChange={(boundary) => {
            editor.markHistoryStoppingPoint('change boundary');
            editor.updateShape({ id: shape.id, type: 'frame', meta: { boundary } });
          }}
        />
      </Field>
      <ShapeTextField shapeId={shape.id} name="name" label="Name" placeholder={BOUNDARY_NAMES[kind]} />
    </>
  );
}

const PLAIN = 'plain';
const PROTOCOL_OPTIONS = [
  { value: PLAIN, label: 'Plain arrow' },
  ...PROTOCOLS.map((protocol) => ({ value: protocol, label: PROTOCOL_NAMES[protocol] })),
];

function ArrowFields({ shapes }: { shapes: readonly TLArrowShape[] }) {
  const editor = useEditor();
  const [first, ...others] = shapes;
  if (!first) return null;
  const said = new Set(shapes.map((arrow) => protocolOf(arrow) ?? PLAIN));
  const [protocol] = said.size === 1 ? said : [];
  return (
    <>
      {others.length === 0 ? (
        <ShapeTextField shapeId={first.id} name="text" label="Label" placeholder="reads" />
      ) : null}
      <Field label="Protocol">
        <Select
          value={protocol}
          placeholder="Several"
          options={PROTOCOL_OPTIONS}
          onValueChange={(chosen) => {
            const next = PROTOCOLS.find((one) => one === chosen) ?? null;
            editor.markHistoryStoppingPoint('change protocol');
            const changes: TLShapePartial<TLArrowShape>[] = shapes.map((arrow) => withProtocol(arrow, next));
            editor.updateShapes(changes);
          }}
        />
      </Field>
    </>
  );
}
