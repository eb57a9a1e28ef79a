import { errorMessage } from "./error-message.ts";
import { notify } from "./notify.ts";

type Outcome<Answer> = {
  /** What to say when the change is refused, such as "Not deleted"; the reason is said with it. */
  refused: string;
  done?: (answer: Answer) => void;
};

/**
 * Says what becomes of a change. Unlike the callbacks of `mutate`, this works where the component that asked
 * has left the screen meanwhile, as a row does once what it was of is deleted.
 */
export function followChange<Answer>(
  change: Promise<Answer>,
  { refused, done }: Outcome<Answer>,
): void {
  void change.then(
    (answer) => done?.(answer),
    (error: unknown) => notify.error(refused, { description: errorMessage(error) }),
  );
}
