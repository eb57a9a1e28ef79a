"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";

type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  className?: string;
  /** What is in it has nothing to focus: the keyboard scrolls it by its own stop. */
  isText?: boolean;
  children?: ReactNode;
};

/** Where typing may begin at once; a keyboard that covers half of a phone waits until it is asked for. */
function firstField(body: HTMLElement | null): HTMLElement | true {
  const fields = 'textarea, input:not([aria-hidden="true"], [type="checkbox"], [type="radio"])';
  return body?.querySelector<HTMLElement>(fields) ?? true;
}

export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  footer,
  className,
  isText,
  children,
}: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="bg-backdrop fixed inset-0 z-40 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          initialFocus={(openedBy) => (openedBy === "touch" ? true : firstField(body.current))}
          className={clsx(
            "rounded-surface border-line bg-raised shadow-floating fixed top-4 left-1/2 z-40 flex max-h-[calc(100dvh-32px)] w-[480px] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col border transition-[scale,opacity] duration-140 ease-out outline-none data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 sm:top-[max(16px,12vh)] sm:max-h-[76vh]",
            className,
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="text-form font-semibold break-words">
                {title}
              </BaseDialog.Title>
              {description ? (
                <BaseDialog.Description className="text-body text-muted mt-1">
                  {description}
                </BaseDialog.Description>
              ) : null}
            </div>
            <BaseDialog.Close
              render={
                <Button variant="ghost" size="icon-toolbar" className="-mr-1.5" aria-label="Close">
                  <X />
                </Button>
              }
            />
          </div>
          {children ? (
            <div
              ref={body}
              tabIndex={isText ? 0 : undefined}
              className="min-h-0 flex-1 scrollbar-thin overflow-y-auto px-5 py-1"
            >
              {children}
            </div>
          ) : null}
          {footer ? <div className="flex justify-end gap-2 px-5 pt-3 pb-4">{footer}</div> : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
