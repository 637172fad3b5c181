import { findHome } from "./home";
import { Library } from "./library";

(window as unknown as { PaymentSession: object }).PaymentSession = new Library(findHome()).functions();
