"use client";

import { Field } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { Switch } from "#components/ui/switch.tsx";

type LabelledSwitchProps = {
  label: string;
  help: ReactNode;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
  /** What the switch reveals. */
  children?: ReactNode;
};

export function LabelledSwitch({
  label,
  help,
  isOn,
  isDisabled = false,
  onChange,
  children,
}: LabelledSwitchProps) {
  return (
    <div className="flex flex-col gap-3">
      <Field.Root className="flex items-start gap-3">
        <Switch
          checked={isOn}
          disabled={isDisabled}
          onCheckedChange={onChange}
          className="mt-0.5"
        />
        <div className="min-w-0">
          <Field.Label className="block font-medium">{label}</Field.Label>
          <Field.Description className="text-meta text-muted">{help}</Field.Description>
        </div>
      </Field.Root>
      {isOn && children ? <div className="flex flex-col gap-4 pl-11">{children}</div> : null}
    </div>
  );
}
