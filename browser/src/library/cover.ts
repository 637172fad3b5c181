const INTERVAL_MILLIS = 250;

/** What the cover of an element tells. */
export interface CoverListener {
  /** The element may look different now. */
  changed(): void;
  /** The payer has clicked the element's label, or come to it by other ways. */
  focused(): void;
}

/**
 * Lays a frame exactly over an element, which stays where it is, in the page's layout and under its styles, but cannot be
 * seen or reached any more. The frame follows wherever it goes.
 */
export class Cover {
  private readonly element: HTMLElement;
  private readonly frame: HTMLIFrameElement;
  private readonly listener: CoverListener;
  private readonly before: { readonly style: string | null; readonly tabIndex: string | null; readonly hidden: string | null };
  private readonly sizes: ResizeObserver;
  private readonly changes: MutationObserver;
  private readonly timer: number;
  private readonly again = (): void => this.follow();
  private readonly focused = (): void => this.listener.focused();
  private last = "";

  constructor(element: HTMLElement, frame: HTMLIFrameElement, listener: CoverListener) {
    this.element = element;
    this.frame = frame;
    this.listener = listener;
    this.before = {
      style: element.style.getPropertyValue("opacity"),
      tabIndex: element.getAttribute("tabindex"),
      hidden: element.getAttribute("aria-hidden"),
    };
    if (this.before.tabIndex !== null) {
      frame.tabIndex = element.tabIndex;
    }
    frame.style.cssText = "position:absolute!important;margin:0!important;border:0!important;padding:0!important;z-index:auto";
    frame.setAttribute("allowtransparency", "true");
    this.hide();
    element.insertAdjacentElement("afterend", frame);
    this.sizes = new ResizeObserver(this.again);
    this.sizes.observe(element);
    this.changes = new MutationObserver(this.again);
    this.changes.observe(element, { attributes: true, childList: true, subtree: true });
    window.addEventListener("resize", this.again);
    element.addEventListener("focus", this.focused);
    // Rules that depend on what is around the element change it without a trace.
    this.timer = window.setInterval(this.again, INTERVAL_MILLIS);
    this.place();
  }

  /** Gives the element back as it was. */
  lift(): void {
    window.clearInterval(this.timer);
    this.sizes.disconnect();
    this.changes.disconnect();
    window.removeEventListener("resize", this.again);
    this.element.removeEventListener("focus", this.focused);
    this.element.style.setProperty("opacity", this.before.style ?? "");
    restore(this.element, "tabindex", this.before.tabIndex);
    restore(this.element, "aria-hidden", this.before.hidden);
  }

  private hide(): void {
    this.element.style.setProperty("opacity", "0", "important");
    this.element.setAttribute("tabindex", "-1");
    this.element.setAttribute("aria-hidden", "true");
    if (this.element instanceof HTMLInputElement) {
      this.element.readOnly = true;
    }
  }

  private follow(): void {
    this.place();
    this.listener.changed();
  }

  private place(): void {
    const wanted = this.element.getBoundingClientRect();
    const visible = wanted.width > 0 && wanted.height > 0 && getComputedStyle(this.element).visibility === "visible";
    const { style } = this.frame;
    set(style, "visibility", visible ? "visible" : "hidden");
    set(style, "display", wanted.width > 0 ? "block" : "none");
    if (!visible) {
      return;
    }
    set(style, "width", `${this.element.offsetWidth}px`);
    set(style, "height", `${this.element.offsetHeight}px`);
    set(style, "z-index", getComputedStyle(this.element).zIndex);
    if (this.last === "") {
      this.move(this.element.offsetLeft, this.element.offsetTop);
    }
    // What the frame is positioned by is not always what the element's offset is counted from.
    const now = this.frame.getBoundingClientRect();
    const right = wanted.left - now.left;
    const down = wanted.top - now.top;
    if (Math.abs(right) > 0.5 || Math.abs(down) > 0.5) {
      const [left = 0, top = 0] = this.last.split(" ").map(Number);
      this.move(left + right, top + down);
    }
  }

  private move(left: number, top: number): void {
    this.last = `${left} ${top}`;
    set(this.frame.style, "left", `${left}px`);
    set(this.frame.style, "top", `${top}px`);
  }
}

function set(style: CSSStyleDeclaration, name: string, value: string): void {
  if (style.getPropertyValue(name) !== value) {
    style.setProperty(name, value, "important");
  }
}

function restore(element: Element, name: string, value: string | null): void {
  if (value === null) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value);
  }
}
