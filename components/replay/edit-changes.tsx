import { DiffView } from "#components/compare/diff-view.tsx";
import { type EditValues, requestLines } from "./edit-values.ts";

type EditChangesProps = { before: EditValues; after: EditValues };

/** What was changed about a request, line by line. */
export function EditChanges({ before, after }: EditChangesProps) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-body font-medium">Changes</h3>
      <DiffView
        label="Changes"
        left={[...requestLines(before), "", ...bodyLines(before)]}
        right={[...requestLines(after), "", ...bodyLines(after)]}
      />
    </section>
  );
}

function bodyLines({ body }: EditValues): string[] {
  return (body ?? "").split("\n");
}
