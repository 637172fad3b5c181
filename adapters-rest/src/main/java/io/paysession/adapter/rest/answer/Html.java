package io.paysession.adapter.rest.answer;

import io.vavr.collection.Map;

/** Pieces of HTML; whatever is not ours goes through {@link #escape}. */
public final class Html {
    private Html() {}

    /** Text that means nothing in HTML, neither between tags nor in a quoted attribute. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** A form's fields that nobody sees. */
    public static String hidden(Map<String, String> fields) {
        return fields.map(field -> "<input type=\"hidden\" name=\"" + escape(field._1()) + "\" value=\""
                        + escape(field._2()) + "\"/>")
                .mkString();
    }
}
