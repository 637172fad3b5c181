package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * What an Apollo shows while it waits for a card; fields 5 to 10 of Start Session and their like in Read Card. The fields
 * are positional: an absent one that has a successor is sent as its neutral value (source: psp-protocol 3.8, 3.9; U-12,
 * U-13).
 *
 * @param paymentMethods 00 or FF for all cards, bit 0x02 for EMV
 * @param logo name of a logo file
 * @param hideAmount do not show the amount; not part of Read Card
 * @param qrText content of a QR code
 * @param referenceText reference that replaces the number
 * @param secondReferenceText another reference
 * @param presentCardMessage what to show; part of Read Card only
 */
public record CardPrompt(
        Option<Integer> paymentMethods,
        Option<String> logo,
        Option<Boolean> hideAmount,
        Option<String> qrText,
        Option<String> referenceText,
        Option<String> secondReferenceText,
        Option<String> presentCardMessage) {
    /** Nothing in particular. */
    public static final CardPrompt NONE = new CardPrompt(
            Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    /** Every card. */
    public static final int ALL_PAYMENT_METHODS = 0xFF;

    private static final int LONGEST_NAME = 0x40;
    private static final int LONGEST_QR_TEXT = 0x10C9;
    private static final int LONGEST_MESSAGE = 128;

    /** @throws IllegalArgumentException if a text is too long or contains a NUL */
    public CardPrompt {
        paymentMethods.forEach(methods -> Unsigned.check8("payment methods", methods));
        check("logo", logo, LONGEST_NAME);
        check("QR text", qrText, LONGEST_QR_TEXT);
        check("reference", referenceText, LONGEST_NAME);
        check("second reference", secondReferenceText, LONGEST_NAME);
        check("message", presentCardMessage, LONGEST_MESSAGE);
    }

    /** With a reference as text. */
    public CardPrompt withReferenceText(String text) {
        return new CardPrompt(
                paymentMethods, logo, hideAmount, qrText, Option.some(text), secondReferenceText, presentCardMessage);
    }

    void writeForSession(PayloadWriter out) {
        boolean hidden = hideAmount.isDefined();
        writeCommon(out, hidden || hasFieldsBehind());
        if (hidden || hasFieldsBehind()) {
            out.flag(hideAmount.getOrElse(false));
        }
        writeBehind(out, false);
    }

    void writeForReadCard(PayloadWriter out) {
        boolean message = presentCardMessage.isDefined();
        writeCommon(out, message || hasFieldsBehind());
        writeBehind(out, message);
        presentCardMessage.forEach(out::text);
    }

    private boolean hasFieldsBehind() {
        return qrText.isDefined() || referenceText.isDefined() || secondReferenceText.isDefined();
    }

    private void writeCommon(PayloadWriter out, boolean more) {
        if (paymentMethods.isDefined() || logo.isDefined() || more) {
            out.u8(paymentMethods.getOrElse(ALL_PAYMENT_METHODS));
        }
        if (logo.isDefined() || more) {
            out.text(logo.getOrElse(""));
        }
    }

    private void writeBehind(PayloadWriter out, boolean more) {
        if (more || hasFieldsBehind()) {
            out.text(qrText.getOrElse(""));
        }
        if (more || referenceText.isDefined() || secondReferenceText.isDefined()) {
            out.text(referenceText.getOrElse(""));
        }
        if (more || secondReferenceText.isDefined()) {
            out.text(secondReferenceText.getOrElse(""));
        }
    }

    /** Whatever follows the last known field is left unread (U-13). */
    static CardPrompt read(PayloadReader in, boolean forSession) {
        Option<Integer> methods = more(in, in::u8);
        Option<String> logo = more(in, () -> in.text(LONGEST_NAME));
        Option<Boolean> hidden = forSession ? more(in, () -> in.u8() != 0) : Option.none();
        Option<String> qrText = more(in, () -> in.text(LONGEST_QR_TEXT));
        Option<String> reference = more(in, () -> in.text(LONGEST_NAME));
        Option<String> second = more(in, () -> in.text(LONGEST_NAME));
        Option<String> message = forSession ? Option.none() : more(in, () -> in.text(LONGEST_MESSAGE));
        return new CardPrompt(methods, logo, hidden, qrText, reference, second, message);
    }

    private static <T> Option<T> more(PayloadReader in, Supplier<T> field) {
        return in.remaining() > 0 ? Option.some(field.get()) : Option.none();
    }

    private static void check(String name, Option<String> text, int limit) {
        text.forEach(value -> {
            if (value.indexOf('\0') >= 0 || value.getBytes(StandardCharsets.UTF_8).length >= limit) {
                throw new IllegalArgumentException(
                        "The %s is longer than %d bytes or contains a NUL".formatted(name, limit - 1));
            }
        });
    }

    /** Only what was said. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "CardPrompt[", "]");
        add(text, "paymentMethods", paymentMethods);
        add(text, "logo", logo);
        add(text, "hideAmount", hideAmount);
        add(text, "qrText", qrText);
        add(text, "referenceText", referenceText);
        add(text, "secondReferenceText", secondReferenceText);
        add(text, "presentCardMessage", presentCardMessage);
        return text.toString();
    }

    private static void add(StringJoiner text, String name, Option<?> field) {
        field.forEach(value -> text.add(name + "=" + value));
    }
}
