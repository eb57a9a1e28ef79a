import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  getInboxContract,
  getNotificationPreferenceContract,
  readInboxContract,
  updateNotificationPreferenceContract,
} from "#lib/contracts/inbox.ts";
import type {
  getWebhookNotificationsContract,
  updateWebhookNotificationsContract,
} from "#lib/contracts/notifications.ts";
import type { InboxModel } from "#lib/schemas/inbox.ts";
import type { NotificationPreference } from "#lib/schemas/notification-preference.ts";
import type { WebhookNotificationsInput } from "#lib/schemas/webhook-notifications.ts";
import { request } from "./fetcher.ts";

const INBOX = ["notifications", "inbox"];
const PREFERENCES = ["notifications", "preferences"];
const WEBHOOKS = ["notifications", "webhooks"];

/** What the reader was told in this project. */
export function inboxOptions() {
  return queryOptions({
    queryKey: INBOX,
    queryFn: ({ signal }) =>
      request<typeof getInboxContract>("GET /notifications/inbox", { signal }),
  });
}

/** Marks items as read, all without ids; the list shows it before the server has answered. */
export function useReadInbox() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[] | undefined) =>
      request<typeof readInboxContract>("POST /notifications/inbox/read", {
        body: ids ? { ids } : {},
      }),
    onMutate: (ids) => {
      queryClient.setQueryData<InboxModel>(INBOX, (inbox) => inbox && markRead(inbox, ids));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: INBOX }),
  });
}

function markRead(inbox: InboxModel, ids: string[] | undefined): InboxModel {
  const now = new Date().toISOString();
  const isMeant = (id: string) => ids === undefined || ids.includes(id);
  const models = inbox.models.map((item) =>
    item.read_at === null && isMeant(item.id) ? { ...item, read_at: now } : item,
  );
  const unread = ids === undefined ? 0 : inbox.unread_count - ids.length;
  return { unread_count: Math.max(0, unread), models };
}

export function preferencesOptions() {
  return queryOptions({
    queryKey: PREFERENCES,
    queryFn: ({ signal }) =>
      request<typeof getNotificationPreferenceContract>("GET /notifications/preferences", {
        signal,
      }),
  });
}

export function useUpdatePreferences() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationPreference) =>
      request<typeof updateNotificationPreferenceContract>("PUT /notifications/preferences", {
        body,
      }),
    onSuccess: (saved) => queryClient.setQueryData(PREFERENCES, saved),
  });
}

/** Which of its sources the project notifies, and of what. */
export function webhookNotificationsOptions() {
  return queryOptions({
    queryKey: WEBHOOKS,
    queryFn: ({ signal }) =>
      request<typeof getWebhookNotificationsContract>("GET /notifications/webhooks", { signal }),
  });
}

export function useUpdateWebhookNotifications() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WebhookNotificationsInput) =>
      request<typeof updateWebhookNotificationsContract>("PUT /notifications/webhooks", { body }),
    onSuccess: (saved) => queryClient.setQueryData(WEBHOOKS, saved),
  });
}
