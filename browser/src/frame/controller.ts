import type { ControllerSetup, FromController, ToController, UpdateResult } from "../shared/protocol";
import { type PaymentType, isPaymentType } from "../shared/roles";
import { peers } from "./peers";
import { type Server, TimedOut } from "./server";
import { complaints, documentOf, failed, fieldsInError, resultOf } from "./update";

/** Stores what the fields of one form hold, one update after the other. It shows nothing. */
export class Controller {
  private readonly form: string;
  private readonly setup: ControllerSetup;
  private readonly port: MessagePort;
  private readonly server: Server;
  private last: Promise<void> = Promise.resolve();

  constructor(form: string, setup: ControllerSetup, port: MessagePort, server: Server) {
    this.form = form;
    this.setup = setup;
    this.port = port;
    this.server = server;
    port.onmessage = (event) => this.hear(event.data as ToController);
    this.tell({ tell: "usable" });
  }

  private hear(message: ToController): void {
    this.last = this.last.then(async () => {
      const result = await this.update(message);
      const version = this.server.version;
      this.tell({ tell: "updated", number: message.number, result: { version, ...result } });
    });
  }

  private async update(message: ToController): Promise<UpdateResult> {
    const { type, session, localBrand } = message;
    if (!isPaymentType(type)) {
      return failed("payment_type_required", session, "The payment type is missing or unknown.");
    }
    if (type === "giftCard" && localBrand === "") {
      return failed("giftCard_type_required", session, "The expected local brand of the gift card is missing.");
    }
    const fields = peers(this.form).filter((peer) => peer.place.type === type);
    if (fields.length === 0) {
      return failed("system_error", session, `No fields of type '${type}' are configured.`);
    }
    const errors = complaints(type, fields);
    return Object.keys(errors).length > 0 ? fieldsInError(session, errors) : this.store(type, session, localBrand);
  }

  private async store(type: PaymentType, session: string, localBrand: string): Promise<UpdateResult> {
    const fields = peers(this.form).filter((peer) => peer.place.type === type);
    try {
      const answer = await this.server.update(session, documentOf(type, fields, localBrand));
      const result = resultOf(answer, session, type, fields);
      if (result.status === "ok" && this.setup.displayControl.clearAfterUpdate) {
        fields.forEach((field) => field.clear());
      }
      return result;
    } catch (failure) {
      return failure instanceof TimedOut
        ? failed("request_timeout", session, "The server did not answer in time.")
        : failed("system_error", session, "The server could not be reached.");
    }
  }

  private tell(message: FromController): void {
    this.port.postMessage(message);
  }
}
