"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";

/** A component whose code may be fetched before it is shown. */
export type OnDemand<Props> = ((props: Props) => ReactNode) & { preload: () => Promise<void> };

/**
 * Makes a component whose code comes when it is first shown, with `placeholder` in its place meanwhile. In
 * contrast to `lazy` it does not suspend: React holds back what was suspended for up to 300 ms, so that a menu
 * would open late although its code is there. Throws to the nearest error boundary when the code does not come.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  placeholder: ReactNode = null,
): OnDemand<Props> {
  let loaded: ComponentType<Props> | null = null;
  async function preload() {
    loaded ??= await load();
  }
  // biome-ignore lint/correctness/noComponentHookFactories: made once, where a module says what it shows
  function Component(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    const [failure, setFailure] = useState<{ reason: unknown } | null>(null);
    useEffect(() => {
      if (Loaded) return;
      let isGone = false;
      preload().then(
        () => isGone || setLoaded(() => loaded),
        (reason: unknown) => isGone || setFailure({ reason }),
      );
      return () => {
        isGone = true;
      };
    }, [Loaded]);
    if (failure) throw failure.reason;
    return Loaded ? <Loaded {...props} /> : placeholder;
  }
  return Object.assign(Component, { preload });
}
