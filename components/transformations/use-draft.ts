"use client";

import { useState } from "react";
import { errorMessage } from "#components/common/error-message.ts";
import { notify } from "#components/common/notify.ts";
import type { CodeMarker } from "#components/editor/code-editor.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { useUpdateTransformation } from "#lib/client/transformations.ts";
import type { TransformationModel } from "#lib/schemas/transformation.ts";
import { markerOf } from "./error-place.ts";
import { toEnv, toVariables } from "./variables-editor.tsx";

/** Code and variables as they are being written, until they are saved. */
export function useDraft(transformation: TransformationModel) {
  const update = useUpdateTransformation();
  const [code, setCodeText] = useState(transformation.code);
  const [variables, setVariables] = useState(() => toVariables(transformation.env ?? {}));
  const [markers, setMarkers] = useState<readonly CodeMarker[]>([]);
  const env = toEnv(variables);
  const isCodeDirty = code !== transformation.code;
  const isEnvDirty = !isSame(env, transformation.env ?? {});
  const isDirty = isCodeDirty || isEnvDirty;

  async function save(): Promise<void> {
    if (!isDirty || update.isPending) return;
    try {
      const changes = { ...(isCodeDirty ? { code } : {}), ...(isEnvDirty ? { env } : {}) };
      const saved = await update.mutateAsync({ id: transformation.id, ...changes });
      setMarkers([]);
      notify.success(`Saved as version ${saved.version}`, {
        description: "It counts for requests that come in from now on.",
      });
    } catch (error) {
      const message = errorMessage(error);
      const marker = error instanceof ApiError ? markerOf(error.message) : null;
      if (marker) setMarkers([marker]);
      notify.error("Not saved", { description: message });
    }
  }

  return {
    code,
    env,
    variables,
    markers,
    isDirty,
    isCodeDirty,
    isEnvDirty,
    isSaving: update.isPending,
    save,
    setMarkers,
    setVariables,
    setCode: (next: string) => {
      setCodeText(next);
      setMarkers([]);
    },
    /** Goes back to what is saved, such as after another version was restored. */
    reset: (to: Pick<TransformationModel, "code" | "env">) => {
      setCodeText(to.code);
      setVariables(toVariables(to.env ?? {}));
      setMarkers([]);
    },
  };
}

function isSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) {
  const sorted = (env: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(env).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}
