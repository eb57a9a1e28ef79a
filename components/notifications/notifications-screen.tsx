"use client";

import { PageHeader } from "#components/common/page-header.tsx";
import { Page } from "#components/layout/page.tsx";
import { ChannelsSection } from "./channels-section.tsx";
import { WebhookNotificationsCard } from "./webhook-notifications-card.tsx";

export function NotificationsScreen() {
  return (
    <Page className="px-0! pt-0!" header={<PageHeader title="Notifications" />}>
      <ChannelsSection />
      <div className="mt-6 max-w-3xl px-4 md:px-6">
        <WebhookNotificationsCard />
      </div>
    </Page>
  );
}
