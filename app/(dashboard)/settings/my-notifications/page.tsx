import type { Metadata } from "next";
import { MyNotificationsScreen } from "#components/notifications/my-notifications-screen.tsx";

export const metadata: Metadata = { title: "My notifications" };

export default function Page() {
  return <MyNotificationsScreen />;
}
