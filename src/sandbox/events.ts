import { EventEmitter } from "node:events";

/** What a handset is told as it happens: a text that arrives or changes, a call that rings or ends. */
export type HandsetEvent = { event: "text" | "status" | "call"; about: object };
export type Events = {
  publish(phone: string, event: HandsetEvent): void;
  subscribe(phone: string, listener: (event: HandsetEvent) => void): () => void;
};

export function handsetEvents(): Events {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    publish(phone, event) {
      emitter.emit(`phone:${phone}`, event);
    },
    subscribe(phone, listener) {
      emitter.on(`phone:${phone}`, listener);
      return () => emitter.off(`phone:${phone}`, listener);
    },
  };
}
