"use client";

import { useForm } from "react-hook-form";
import { CollapsibleSection } from "#components/common/collapsible-section.tsx";
import { FormError } from "#components/common/form/form-error.tsx";
import { showApiError } from "#components/common/form/show-api-error.ts";
import { notify } from "#components/common/notify.ts";
import { useCan } from "#components/layout/project-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useUpdateChannel } from "#lib/client/channels.ts";
import type { ChannelModel } from "#lib/schemas/channel.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { CHANNEL_KINDS } from "./channel-kinds.ts";
import { ChannelSends } from "./channel-sends.tsx";
import { ChannelTest } from "./channel-test.tsx";
import { type ChannelValues, initialValues, toChannelBody } from "./channel-values.ts";
import { RollSecret } from "./roll-secret.tsx";

type ChannelDialogProps = { channel: ChannelModel; onClose: () => void };

/** One channel: a test with the real answer, its settings, and what it sent last. */
export function ChannelDialog({ channel, onClose }: ChannelDialogProps) {
  const { id, type, name } = channel;
  const canWrite = useCan("gateway.write");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      className="w-[640px]"
      title={name}
      description={
        channel.disabled_at
          ? `${CHANNEL_KINDS[type].label} · Disabled: it is told nothing.`
          : CHANNEL_KINDS[type].label
      }
    >
      <div className="flex flex-col gap-3 pb-4">
        {canWrite ? <ChannelTest id={id} /> : null}
        <CollapsibleSection title="Last messages">
          <ChannelSends id={id} />
        </CollapsibleSection>
        {canWrite ? (
          <CollapsibleSection title="Settings">
            <ChannelSettings key={channel.updated_at} channel={channel} />
          </CollapsibleSection>
        ) : null}
      </div>
    </Dialog>
  );
}

function ChannelSettings({ channel }: { channel: ChannelModel }) {
  const { id, type } = channel;
  const update = useUpdateChannel();
  const form = useForm<ChannelValues>({ defaultValues: initialValues(type, channel) });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync({ id, ...toChannelBody(type, values) });
      notify.success("Channel saved");
    } catch (error) {
      const conflict = { field: "name" as const, message: "Another channel has this name" };
      showApiError(form, error, { conflict });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 pt-2">
      <ChannelFields type={type} form={form} channel={channel} />
      <FormError message={errors.root?.message} />
      <div className="flex gap-2">
        <Button type="submit" disabled={!isDirty} isBusy={isSubmitting}>
          Save
        </Button>
        {type === "webhook" ? <RollSecret channel={channel} /> : null}
      </div>
    </form>
  );
}
