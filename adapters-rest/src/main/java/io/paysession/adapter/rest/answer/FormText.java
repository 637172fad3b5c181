package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes an answer's body as a form whose names are paths: {@code order.item[0].name=Shoes}. */
final class FormText implements FieldValue.Cases<StringBuilder> {
    private final StringBuilder text;
    private final String path;

    private FormText(StringBuilder text, String path) {
        this.text = text;
        this.path = path;
    }

    static byte[] write(Group document) {
        StringBuilder text = new StringBuilder(512);
        document.visit(new FormText(text, ""));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public StringBuilder text(String value) {
        if (!text.isEmpty()) {
            text.append('&');
        }
        return text.append(encoded(path)).append('=').append(encoded(value));
    }

    @Override
    public StringBuilder number(String literal) {
        return text(literal);
    }

    @Override
    public StringBuilder flag(boolean flag) {
        return text(Boolean.toString(flag));
    }

    @Override
    public StringBuilder nothing() {
        return text;
    }

    @Override
    public StringBuilder group(Group group) {
        group.members()
                .forEach((name, value) -> value.visit(new FormText(text, path.isEmpty() ? name : path + "." + name)));
        return text;
    }

    @Override
    public StringBuilder items(Items items) {
        items.values()
                .zipWithIndex()
                .forEach(item -> item._1().visit(new FormText(text, path + "[" + item._2() + "]")));
        return text;
    }

    private static String encoded(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8);
    }
}
