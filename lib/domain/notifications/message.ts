import { cutText, oneLine } from "./cut-text.ts";

const MAX_FACTS = 15;
const MAX_LABEL = 60;
const MAX_VALUE = 500;

/** What happened to an issue, or why else somebody is told. */
export type MessageKind =
  | "opened"
  | "reopened"
  | "acknowledged"
  | "resolved"
  | "assigned"
  | "commented"
  | "mentioned"
  | "test";

export type MessageLink = { title: string; url: string };

/**
 * What is told, in words, before any channel writes it in its own format. All of it is plain text that a
 * stranger may have chosen: each channel escapes it.
 */
export type Message = {
  /** Of the notification: the same for each try to send it. */
  id: string;
  kind: MessageKind;
  /** What the far side groups by: the same for all that is told of one issue. */
  key: string;
  title: string;
  /** One or more sentences; may be empty. */
  text: string;
  facts: readonly { label: string; value: string }[];
  /** Where it is shown in full. */
  url: string;
  projectName: string;
  issueId: string | null;
  at: Date;
  /** What else happened meanwhile, told along. */
  others: readonly MessageLink[];
  /** How many more there were beside `others`. */
  moreCount: number;
};

/** Of messages that end what an earlier one began. */
export function isEnd(message: Pick<Message, "kind">): boolean {
  return message.kind === "resolved";
}

/** Returns the line that says how much else happened; null when nothing did. */
export function moreLine({ moreCount }: Pick<Message, "moreCount">): string | null {
  return moreCount > 0 ? `and ${moreCount.toLocaleString("en-US")} more` : null;
}

/** Returns the facts as an object of short, plain text on one line each. */
export function factRecord(
  { facts }: Pick<Message, "facts">,
  nameOf: (label: string) => string = (label) => label,
): Record<string, string> {
  return Object.fromEntries(
    facts.slice(0, MAX_FACTS).map(({ label, value }) => {
      return [nameOf(cutText(oneLine(label), MAX_LABEL)), cutText(oneLine(value), MAX_VALUE)];
    }),
  );
}
