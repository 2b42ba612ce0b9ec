import * as z from "zod/mini";

/** Tells other tabs that a session changed; `null` = many. A courtesy: nothing is lost when it does not arrive. */
export interface ChangeChannel {
  post(sessionId: string | null): void;
  listen(onChange: (sessionId: string | null) => void): void;
  close(): void;
}

const Message = z.object({ sessionId: z.nullable(z.string()) });

export function createChangeChannel(name: string): ChangeChannel {
  const channel = new BroadcastChannel(`hotseat:${name}`);
  const broadcast = channel.postMessage.bind(channel);
  return {
    post: (sessionId) => broadcast({ sessionId }),
    listen(onChange) {
      channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        const message = Message.safeParse(data);
        if (message.success) onChange(message.data.sessionId);
      });
    },
    close: () => channel.close(),
  };
}

export const noChannel: ChangeChannel = { post: () => {}, listen: () => {}, close: () => {} };
