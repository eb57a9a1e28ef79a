"use client";

import { ChevronLeft, Columns3, Download, SquareCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { FilterChoice } from "#lib/client/lists/filter-field.ts";
import { ColumnForm, type ColumnFormProps } from "./column-form.tsx";
import { type ExportOptions, useExport } from "./use-export.ts";

export type ListSheetProps = {
  title: string;
  columns: ColumnFormProps;
  file: ExportOptions;
  orders: readonly FilterChoice[];
  order: string | null;
  onOrder: (value: string) => void;
  onSelectRows: () => void;
  actions: ReactNode;
};

type ListMenuSheetProps = ListSheetProps & {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Everything that can be done with a list as a whole, for phones. */
export function ListMenuSheet(props: ListMenuSheetProps) {
  const { title, columns, file, orders, order, onOrder, onSelectRows, actions } = props;
  const [isAtColumns, setIsAtColumns] = useState(false);
  function close() {
    setIsAtColumns(false);
    props.onOpenChange(false);
  }
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      title={isAtColumns ? "Columns" : title}
      footer={
        isAtColumns ? (
          <>
            <Button className="h-11!" onClick={() => setIsAtColumns(false)}>
              <ChevronLeft /> Back
            </Button>
            <Button variant="primary" className="h-11!" onClick={close}>
              Show the list
            </Button>
          </>
        ) : null
      }
    >
      {isAtColumns ? (
        <>
          <p className="text-muted pb-1">
            Columns that you add stand below each row, where there is no room beside it.
          </p>
          <ColumnForm {...columns} />
        </>
      ) : (
        <div className="-mx-2 flex flex-col pb-3">
          <Entry
            icon={<SquareCheck />}
            onPress={() => {
              onSelectRows();
              close();
            }}
          >
            Select rows
          </Entry>
          <Entry icon={<Columns3 />} onPress={() => setIsAtColumns(true)}>
            Columns
          </Entry>
          {orders.length > 0 ? (
            <fieldset className="border-line mt-1 border-t pt-1">
              <legend className="text-faint text-meta px-2">Order</legend>
              {orders.map(({ value, label }) => (
                <label
                  key={value}
                  className="hover:bg-hover rounded-control flex min-h-11 items-center gap-3 px-2"
                >
                  <input
                    type="radio"
                    name="list-order"
                    className="accent-accent size-4"
                    checked={value === order}
                    onChange={() => onOrder(value)}
                  />
                  By {label.toLowerCase()}
                </label>
              ))}
            </fieldset>
          ) : null}
          <ExportEntries file={file} onDone={close} />
          {actions ? (
            <div className="border-line mt-1 border-t pt-1 [&_a]:h-11!">{actions}</div>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

type EntryProps = { icon: ReactNode; onPress: () => void; children: ReactNode };

function Entry({ icon, onPress, children }: EntryProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="hover:bg-hover rounded-control [&_svg]:text-muted flex min-h-11 items-center gap-3 px-2 text-left [&_svg]:size-4"
    >
      {icon}
      {children}
    </button>
  );
}

function ExportEntries({ file, onDone }: { file: ExportOptions; onDone: () => void }) {
  const { ways } = useExport(file);
  return (
    <div className="border-line mt-1 flex flex-col border-t pt-1">
      {ways.map(({ label, save }) => (
        <Entry
          key={label}
          icon={<Download />}
          onPress={() => {
            save();
            onDone();
          }}
        >
          Export {label}
        </Entry>
      ))}
    </div>
  );
}
