import { redirect } from "next/navigation";

/** The list of events is where the day's work is; without events it shows the way to the first one. */
export default function HomePage() {
  redirect("/events");
}
