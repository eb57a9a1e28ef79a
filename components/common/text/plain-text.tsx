import { splitHidden } from "./split-hidden.ts";

/**
 * Text of somebody else's, exactly as it is: of its own direction, whatever it says, and with what is hidden
 * in it shown as escapes.
 */
export function PlainText({ text }: { text: string }) {
  const parts = splitHidden(text);
  return (
    <bdi>
      {parts.map(({ text: part, isHidden }, index) =>
        isHidden ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never move
            key={index}
            className="text-rejected bg-rejected-soft rounded-[3px]"
            title="A character that cannot be seen"
          >
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}
