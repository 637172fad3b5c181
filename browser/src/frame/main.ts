import { INIT, type Init, READY } from "../shared/protocol";
import { Controller } from "./controller";
import { Field } from "./field";
import { introduce } from "./peers";
import { Server } from "./server";

/** Listens to the page around this frame, once, and to nobody else; all that follows comes through the port that it gives. */
function begin(event: MessageEvent): void {
  const message = event.data as Partial<Init> | null;
  const port = event.ports[0];
  if (event.source !== window.parent || message?.message !== INIT || port === undefined || !message.setup || !message.form) {
    return;
  }
  window.removeEventListener("message", begin);
  if (message.setup.kind === "field") {
    introduce(new Field(message.form, message.setup, port));
  } else {
    new Controller(message.form, message.setup, port, new Server(location.pathname));
  }
}

if (window.parent !== window) {
  window.addEventListener("message", begin);
  // Who the page is, this document does not know yet: its policy says who may be.
  window.parent.postMessage(READY, "*");
}
