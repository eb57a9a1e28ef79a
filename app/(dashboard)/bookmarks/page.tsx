import type { Metadata } from "next";
import { BookmarksScreen } from "#components/bookmarks/bookmarks-screen.tsx";

export const metadata: Metadata = { title: "Bookmarks" };

export default function Page() {
  return <BookmarksScreen />;
}
