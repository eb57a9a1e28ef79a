"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

type TypedConfirmDialogProps = {
  title: string;
  /** What happens to its data. */
  description: ReactNode;
  confirmLabel: string;
  /** What has to be typed: the name of what goes. */
  name: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks for the name before something goes that others hang on. */
export function TypedConfirmDialog(props: TypedConfirmDialogProps) {
  const { name, isBusy, onConfirm, onClose } = props;
  const [typed, setTyped] = useState("");
  const formId = useId();
  const isRight = typed.trim() === name;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isRight) onConfirm();
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="danger" isBusy={isBusy} disabled={!isRight}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label={`Type ${name} to confirm`}>
          <Input
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
