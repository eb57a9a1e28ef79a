import type { ReactNode } from "react";

export type MenuItemProps = {
  onSelect: () => void;
  icon?: ReactNode;
  isDestructive?: boolean;
  isDisabled?: boolean;
  children: ReactNode;
};

export type MenuCheckProps = {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  icon?: ReactNode;
  children: ReactNode;
};

export type MenuLinkProps = { href: string; icon?: ReactNode; children: ReactNode };

export type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
};
